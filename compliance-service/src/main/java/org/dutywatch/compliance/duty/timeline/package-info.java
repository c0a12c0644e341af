/** Shows the duty states of an employee and every version of his roster over REST. */
@NullMarked
package org.dutywatch.compliance.duty.timeline;

import org.jspecify.annotations.NullMarked;
