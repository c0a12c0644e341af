/** From the log of a simulated shift to the evidence that the services would hold: through the same code. */
@NullMarked
package org.dutywatch.benchmarks.minutes.reading;

import org.jspecify.annotations.NullMarked;
