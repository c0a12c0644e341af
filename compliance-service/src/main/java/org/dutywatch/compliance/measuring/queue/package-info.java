/** Evaluates the shifts of the queue, with retries and quarantine. */
@NullMarked
package org.dutywatch.compliance.measuring.queue;

import org.jspecify.annotations.NullMarked;
