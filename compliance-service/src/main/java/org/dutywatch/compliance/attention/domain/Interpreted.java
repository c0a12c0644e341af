package org.dutywatch.compliance.attention.domain;

import org.dutywatch.compliance.time.domain.Interval;

/**
 * How one observation was interpreted.
 *
 * @param time if the observation counted: the part of its time, from its start, in which its bytes show activity;
 *     otherwise its whole time
 */
public record Interpreted(
        String observationId, String site, AccessKind kind, Interval time, Contribution contribution) {}
