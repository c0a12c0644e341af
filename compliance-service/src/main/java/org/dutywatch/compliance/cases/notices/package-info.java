/** The notices about a finding to those who supervise the employee, as the notification service last published them. */
@NullMarked
package org.dutywatch.compliance.cases.notices;

import org.jspecify.annotations.NullMarked;
