/** Turns the log of a simulated shift into evidence, with the code of the services. */
@NullMarked
package org.dutywatch.benchmarks.minutes.reading;

import org.jspecify.annotations.NullMarked;
