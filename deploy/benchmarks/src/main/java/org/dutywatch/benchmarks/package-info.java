/** Benchmarks. They print what they measured and assert nothing, because the results depend on the machine. */
@NullMarked
package org.dutywatch.benchmarks;

import org.jspecify.annotations.NullMarked;
