/** Who supervised an employee at an instant. */
@NullMarked
package org.dutywatch.compliance.duty.supervisors;

import org.jspecify.annotations.NullMarked;
