/** Notices when mail as a whole does not work, and shows it to the administrators. */
@NullMarked
package org.dutywatch.notification.outages;

import org.jspecify.annotations.NullMarked;
