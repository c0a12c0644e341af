@NullMarked
package org.dutywatch.notification.outages;

import org.jspecify.annotations.NullMarked;
