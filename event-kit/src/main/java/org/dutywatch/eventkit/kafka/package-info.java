/** Consuming and producing Kafka records, dead letters, and which failures are temporary. */
@NullMarked
package org.dutywatch.eventkit.kafka;

import org.jspecify.annotations.NullMarked;
