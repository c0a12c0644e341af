/** One shift of one employee: its kind, breaks, clock times, and the rule that says what counts as duty. */
@NullMarked
package org.dutywatch.compliance.model.duty;

import org.jspecify.annotations.NullMarked;
