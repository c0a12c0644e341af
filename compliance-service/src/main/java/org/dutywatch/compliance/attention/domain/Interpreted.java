package org.dutywatch.compliance.attention.domain;

import org.dutywatch.compliance.time.domain.Interval;

/**
 * How one observation was read.
 *
 * @param active the part of the observation's time in which its bytes show activity; from its start
 */
public record Interpreted(
        String observationId, String site, AccessKind kind, Interval active, Contribution contribution) {}
