/** Changes who acts for a supervisor, over REST and CSV: one person asks, a second one decides. */
@NullMarked
package org.dutywatch.compliance.duty.acting;

import org.jspecify.annotations.NullMarked;
