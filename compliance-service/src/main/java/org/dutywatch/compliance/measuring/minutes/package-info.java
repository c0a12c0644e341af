/** On-duty minutes by shift: stored, and read over REST. */
@NullMarked
package org.dutywatch.compliance.measuring.minutes;

import org.jspecify.annotations.NullMarked;
