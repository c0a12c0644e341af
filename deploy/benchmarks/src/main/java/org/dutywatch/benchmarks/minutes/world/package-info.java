/**
 * Simulates people and their devices, and the log lines that they cause, so that the truth is known. This package does
 * not depend on the services and has no number in common with the estimator; a test checks both.
 */
@NullMarked
package org.dutywatch.benchmarks.minutes.world;

import org.jspecify.annotations.NullMarked;
