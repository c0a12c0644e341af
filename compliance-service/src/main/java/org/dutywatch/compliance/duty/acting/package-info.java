/** Changes who acts for a supervisor, over REST and CSV. */
@NullMarked
package org.dutywatch.compliance.duty.acting;

import org.jspecify.annotations.NullMarked;
