@NullMarked
package org.dutywatch.notification.notices;

import org.jspecify.annotations.NullMarked;
