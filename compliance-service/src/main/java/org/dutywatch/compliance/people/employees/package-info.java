/** Employees with their history: user names, unit, rank, supervisor, each with its time. */
@NullMarked
package org.dutywatch.compliance.people.employees;

import org.jspecify.annotations.NullMarked;
