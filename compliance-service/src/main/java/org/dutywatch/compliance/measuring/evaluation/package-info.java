/** Reads the facts of shifts, computes their outcomes, and passes these to listeners. */
@NullMarked
package org.dutywatch.compliance.measuring.evaluation;

import org.jspecify.annotations.NullMarked;
