/** How near the figures come to the truth, beside what log reporters print. */
@NullMarked
package org.dutywatch.benchmarks.minutes.score;

import org.jspecify.annotations.NullMarked;
