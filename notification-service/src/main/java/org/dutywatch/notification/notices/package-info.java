/** The notices: who is notified of which finding, the inbox, and the answers. */
@NullMarked
package org.dutywatch.notification.notices;

import org.jspecify.annotations.NullMarked;
