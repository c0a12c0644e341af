@NullMarked
package org.dutywatch.compliance.model.duty;

import org.jspecify.annotations.NullMarked;
