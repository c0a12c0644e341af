/** This service's own copy of the decisions of a second person, received from compliance. */
@NullMarked
package org.dutywatch.notification.decisions;

import org.jspecify.annotations.NullMarked;
