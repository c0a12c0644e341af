/** Every change of the roster and of clock times goes through this package. */
@NullMarked
package org.dutywatch.compliance.duty.changes;

import org.jspecify.annotations.NullMarked;
