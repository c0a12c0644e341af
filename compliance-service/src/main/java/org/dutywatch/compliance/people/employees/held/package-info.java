/** Changes of employees that wait for a second person. */
@NullMarked
package org.dutywatch.compliance.people.employees.held;

import org.jspecify.annotations.NullMarked;
