/** The settings of this service. */
@NullMarked
package org.dutywatch.notification.settings;

import org.jspecify.annotations.NullMarked;
