@NullMarked
package org.dutywatch.notification.directory;

import org.jspecify.annotations.NullMarked;
