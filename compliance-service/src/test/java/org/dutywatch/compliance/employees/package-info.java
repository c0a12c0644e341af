@NullMarked
package org.dutywatch.compliance.employees;

import org.jspecify.annotations.NullMarked;
