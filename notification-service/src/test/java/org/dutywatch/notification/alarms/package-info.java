@NullMarked
package org.dutywatch.notification.alarms;

import org.jspecify.annotations.NullMarked;
