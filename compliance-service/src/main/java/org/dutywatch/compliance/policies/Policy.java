package org.dutywatch.compliance.policies;

import java.util.UUID;
import org.dutywatch.compliance.time.domain.Minutes;

/**
 * A limit that is in force.
 *
 * @param version what a finding names
 * @param limitMinutes on-duty minutes per shift that may be reached but not passed
 */
public record Policy(UUID id, long version, Minutes limitMinutes) {}
