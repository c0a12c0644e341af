/**
 * Measures the accuracy of the minutes against simulated shifts with known truth: {@code deploy/benchmarks/minutes}.
 */
@NullMarked
package org.dutywatch.benchmarks.minutes;

import org.jspecify.annotations.NullMarked;
