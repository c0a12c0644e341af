@NullMarked
package org.dutywatch.notification.settings;

import org.jspecify.annotations.NullMarked;
