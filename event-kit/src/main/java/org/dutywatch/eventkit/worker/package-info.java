/** Threads that work off queues in the background. */
@NullMarked
package org.dutywatch.eventkit.worker;

import org.jspecify.annotations.NullMarked;
