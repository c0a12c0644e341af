/** Reports about the audit trail, as compliance published them. */
@NullMarked
package org.dutywatch.notification.auditing;

import org.jspecify.annotations.NullMarked;
