@NullMarked
package org.dutywatch.compliance.imports;

import org.jspecify.annotations.NullMarked;
