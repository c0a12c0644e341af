@NullMarked
package org.dutywatch.notification.auditing;

import org.jspecify.annotations.NullMarked;
