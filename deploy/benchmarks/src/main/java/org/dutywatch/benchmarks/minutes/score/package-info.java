/** Scores the figures of Dutywatch and of log reporters against the truth. */
@NullMarked
package org.dutywatch.benchmarks.minutes.score;

import org.jspecify.annotations.NullMarked;
