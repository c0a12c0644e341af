/** This service's own copy of roster and acting supervisors, received from compliance. */
@NullMarked
package org.dutywatch.notification.duty;

import org.jspecify.annotations.NullMarked;
