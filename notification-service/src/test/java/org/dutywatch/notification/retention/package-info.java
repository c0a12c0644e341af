@NullMarked
package org.dutywatch.notification.retention;

import org.jspecify.annotations.NullMarked;
