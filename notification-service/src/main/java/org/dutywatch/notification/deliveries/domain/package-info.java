/** When a mail that could not be sent is retried. */
@NullMarked
package org.dutywatch.notification.deliveries.domain;

import org.jspecify.annotations.NullMarked;
