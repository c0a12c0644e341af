@NullMarked
package org.dutywatch.compliance.findings.domain;

import org.jspecify.annotations.NullMarked;
