@NullMarked
package org.dutywatch.compliance.findings.replies;

import org.jspecify.annotations.NullMarked;
