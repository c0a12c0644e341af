@NullMarked
package org.dutywatch.notification.deliveries.domain;

import org.jspecify.annotations.NullMarked;
