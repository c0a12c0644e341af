@NullMarked
package org.dutywatch.compliance.people.employees.domain;

import org.jspecify.annotations.NullMarked;
