@NullMarked
package org.dutywatch.compliance.duty.imports;

import org.jspecify.annotations.NullMarked;
