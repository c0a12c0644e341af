/** The tables of the roster and of clock times: every version with its author, reason and time. */
@NullMarked
package org.dutywatch.compliance.duty.roster;

import org.jspecify.annotations.NullMarked;
