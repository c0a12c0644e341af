/** The kinds of decisions that await a second person. */
@NullMarked
package org.dutywatch.compliance.decisions;

import org.jspecify.annotations.NullMarked;
