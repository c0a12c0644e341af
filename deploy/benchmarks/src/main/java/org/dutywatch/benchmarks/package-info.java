/** Measures and prints; never asserts: figures depend on the machine. */
@NullMarked
package org.dutywatch.benchmarks;

import org.jspecify.annotations.NullMarked;
