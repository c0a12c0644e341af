/** The rules of a change of employees: histories, loops in the chain of command, names used twice. */
@NullMarked
package org.dutywatch.compliance.people.employees.domain;

import org.jspecify.annotations.NullMarked;
