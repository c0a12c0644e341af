@NullMarked
package org.dutywatch.notification.decisions;

import org.jspecify.annotations.NullMarked;
