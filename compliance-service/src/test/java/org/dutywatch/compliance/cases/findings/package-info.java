@NullMarked
package org.dutywatch.compliance.cases.findings;

import org.jspecify.annotations.NullMarked;
