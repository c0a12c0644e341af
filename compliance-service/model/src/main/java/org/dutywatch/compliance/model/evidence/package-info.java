/** The grow-only set of accesses of one employee and hour: how it is merged and encoded. */
@NullMarked
package org.dutywatch.compliance.model.evidence;

import org.jspecify.annotations.NullMarked;
