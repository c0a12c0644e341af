/** Who was on duty, who supervised whom, and who acted in whose place at an instant. */
@NullMarked
package org.dutywatch.notification.duty.domain;

import org.jspecify.annotations.NullMarked;
