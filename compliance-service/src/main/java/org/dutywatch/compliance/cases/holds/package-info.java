/** Legal holds: data about an employee is kept until a second person lifts the hold. */
@NullMarked
package org.dutywatch.compliance.cases.holds;

import org.jspecify.annotations.NullMarked;
