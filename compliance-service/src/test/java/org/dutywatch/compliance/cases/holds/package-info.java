@NullMarked
package org.dutywatch.compliance.cases.holds;

import org.jspecify.annotations.NullMarked;
