/** A second person approves or declines a pending correction. */
@NullMarked
package org.dutywatch.compliance.duty.decisions;

import org.jspecify.annotations.NullMarked;
