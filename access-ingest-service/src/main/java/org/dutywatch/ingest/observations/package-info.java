/** Publishes the event that an employee reached a monitored site. */
@NullMarked
package org.dutywatch.ingest.observations;

import org.jspecify.annotations.NullMarked;
