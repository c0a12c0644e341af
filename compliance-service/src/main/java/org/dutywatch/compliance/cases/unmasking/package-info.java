/** Requests to see employees by id for some hours, which a second person approves. */
@NullMarked
package org.dutywatch.compliance.cases.unmasking;

import org.jspecify.annotations.NullMarked;
