/** Retention: what was notified is deleted when its time is over, and neither a finding nor a legal hold keeps it. */
@NullMarked
package org.dutywatch.notification.retention;

import org.jspecify.annotations.NullMarked;
