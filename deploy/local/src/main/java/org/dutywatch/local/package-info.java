/** The whole stack on one machine without containers. */
@NullMarked
package org.dutywatch.local;

import org.jspecify.annotations.NullMarked;
