@NullMarked
package org.dutywatch.compliance.roster.calendar;

import org.jspecify.annotations.NullMarked;
