@NullMarked
package org.dutywatch.compliance.findings;

import org.jspecify.annotations.NullMarked;
