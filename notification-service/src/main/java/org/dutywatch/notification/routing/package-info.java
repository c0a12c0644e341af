/** Finds the recipient of the notice about a finding. */
@NullMarked
package org.dutywatch.notification.routing;

import org.jspecify.annotations.NullMarked;
