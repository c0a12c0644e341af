/** Runs SQL in the transaction of the caller. */
@NullMarked
package org.dutywatch.notification.database;

import org.jspecify.annotations.NullMarked;
