/** Reads rosters that are written as calendars (RFC 5545). */
@NullMarked
package org.dutywatch.compliance.roster.calendar;

import org.jspecify.annotations.NullMarked;
