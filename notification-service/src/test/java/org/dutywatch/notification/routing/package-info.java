@NullMarked
package org.dutywatch.notification.routing;

import org.jspecify.annotations.NullMarked;
