package org.dutywatch.compliance.model.attention;

import org.dutywatch.compliance.model.time.Interval;

/**
 * How one observation was interpreted.
 *
 * @param time if the observation counted: the part of its time, from its start, in which its bytes show activity;
 *     otherwise its whole time
 */
public record Interpretation(
        String observationId, String site, AccessKind kind, Interval time, Contribution contribution) {}
