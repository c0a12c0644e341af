/** Intervals and sets of intervals, minutes, and local times in a time zone. */
@NullMarked
package org.dutywatch.compliance.model.time;

import org.jspecify.annotations.NullMarked;
