package org.dutywatch.compliance.exemptions;

import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/** An exemption as somebody asks for it. */
record ExemptionRow(String employeeId, Interval window, String reason, @Nullable String directedBy) {}
