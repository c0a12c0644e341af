/** How near minutes come to the truth: {@code deploy/benchmarks/minutes}. */
@NullMarked
package org.dutywatch.benchmarks.minutes;

import org.jspecify.annotations.NullMarked;
