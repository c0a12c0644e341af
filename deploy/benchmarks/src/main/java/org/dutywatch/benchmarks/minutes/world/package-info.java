/**
 * People and machines whose truth we know, and the log that they leave. Knows nothing of the services and shares no
 * number with the estimator; a test checks both.
 */
@NullMarked
package org.dutywatch.benchmarks.minutes.world;

import org.jspecify.annotations.NullMarked;
