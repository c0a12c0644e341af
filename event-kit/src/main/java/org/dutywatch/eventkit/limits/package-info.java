/** How many requests one address and one client may send. */
@NullMarked
package org.dutywatch.eventkit.limits;

import org.jspecify.annotations.NullMarked;
