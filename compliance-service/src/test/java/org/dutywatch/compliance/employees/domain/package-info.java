@NullMarked
package org.dutywatch.compliance.employees.domain;

import org.jspecify.annotations.NullMarked;
