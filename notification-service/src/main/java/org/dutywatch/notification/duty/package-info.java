@NullMarked
package org.dutywatch.notification.duty;

import org.jspecify.annotations.NullMarked;
