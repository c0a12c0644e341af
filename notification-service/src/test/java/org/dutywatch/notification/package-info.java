@NullMarked
package org.dutywatch.notification;

import org.jspecify.annotations.NullMarked;
