@NullMarked
package org.dutywatch.notification.database;

import org.jspecify.annotations.NullMarked;
