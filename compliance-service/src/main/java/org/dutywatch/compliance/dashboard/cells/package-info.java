@NullMarked
package org.dutywatch.compliance.dashboard.cells;

import org.jspecify.annotations.NullMarked;
