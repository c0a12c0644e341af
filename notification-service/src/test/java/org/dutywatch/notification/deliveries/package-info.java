@NullMarked
package org.dutywatch.notification.deliveries;

import org.jspecify.annotations.NullMarked;
