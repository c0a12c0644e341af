/** The grow-only set of accesses, packed by employee and hour, a partition a day. */
@NullMarked
package org.dutywatch.compliance.measuring.evidence;

import org.jspecify.annotations.NullMarked;
