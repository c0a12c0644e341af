/** The outbox table, and the relay that sends its events to Kafka. */
@NullMarked
package org.dutywatch.eventkit.outbox;

import org.jspecify.annotations.NullMarked;
