@NullMarked
package org.dutywatch.compliance.people.employees;

import org.jspecify.annotations.NullMarked;
