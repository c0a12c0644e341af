/** Changes of the roster that wait for a second person, because an alert was raised about a shift that they affect. */
@NullMarked
package org.dutywatch.compliance.duty.corrections;

import org.jspecify.annotations.NullMarked;
