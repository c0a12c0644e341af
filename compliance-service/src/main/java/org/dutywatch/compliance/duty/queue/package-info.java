/** The queue of shifts to evaluate: every change of a fact enqueues the shifts that it affects. */
@NullMarked
package org.dutywatch.compliance.duty.queue;

import org.jspecify.annotations.NullMarked;
