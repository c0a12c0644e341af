/** Employees over REST and CSV. */
@NullMarked
package org.dutywatch.compliance.people.employees.rest;

import org.jspecify.annotations.NullMarked;
