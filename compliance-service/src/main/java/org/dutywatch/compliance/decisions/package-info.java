/** Decisions that await a second person: stored, published, counted, and expired when their time is over. */
@NullMarked
package org.dutywatch.compliance.decisions;

import org.jspecify.annotations.NullMarked;
