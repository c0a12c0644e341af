package org.dutywatch.compliance.attention.domain;

import org.dutywatch.compliance.time.domain.Interval;

/**
 * How one observation was read.
 *
 * @param time of an observation that counted: the part, from its start, in which its bytes show activity; of one that
 *     was left out: the whole of it
 */
public record Interpreted(
        String observationId, String site, AccessKind kind, Interval time, Contribution contribution) {}
