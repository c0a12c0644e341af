package org.dutywatch.compliance.policies;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * A limit that is in force.
 *
 * @param version what a finding names
 * @param limitMinutes on-duty minutes per shift, at most one decimal
 */
public record Policy(UUID id, long version, BigDecimal limitMinutes) {}
