/** The mails about notices: when each is due, sending it, and recording its outcome. */
@NullMarked
package org.dutywatch.notification.deliveries;

import org.jspecify.annotations.NullMarked;
