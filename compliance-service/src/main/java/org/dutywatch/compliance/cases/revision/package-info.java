/** Turns the results of evaluations into revisions of findings. */
@NullMarked
package org.dutywatch.compliance.cases.revision;

import org.jspecify.annotations.NullMarked;
