/** Reads and imports rosters that are calendars (RFC 5545). */
@NullMarked
package org.dutywatch.compliance.duty.calendar;

import org.jspecify.annotations.NullMarked;
