/** Alarms about sources of log lines, as ingest published them. */
@NullMarked
package org.dutywatch.notification.alarms;

import org.jspecify.annotations.NullMarked;
