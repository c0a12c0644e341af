@NullMarked
package org.dutywatch.compliance.model.findings;

import org.jspecify.annotations.NullMarked;
