@NullMarked
package org.dutywatch.notification.testing;

import org.jspecify.annotations.NullMarked;
