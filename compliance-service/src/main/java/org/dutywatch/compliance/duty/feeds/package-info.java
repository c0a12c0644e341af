/** Subscribes to calendars, fetches them on a schedule and imports them into the roster. */
@NullMarked
package org.dutywatch.compliance.duty.feeds;

import org.jspecify.annotations.NullMarked;
