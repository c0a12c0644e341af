/** Records clock times over REST and from CSV files. */
@NullMarked
package org.dutywatch.compliance.duty.clock;

import org.jspecify.annotations.NullMarked;
