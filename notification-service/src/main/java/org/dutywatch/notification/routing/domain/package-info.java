/** The rule that finds the person to notify. */
@NullMarked
package org.dutywatch.notification.routing.domain;

import org.jspecify.annotations.NullMarked;
