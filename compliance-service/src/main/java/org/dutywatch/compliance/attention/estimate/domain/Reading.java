package org.dutywatch.compliance.attention.estimate.domain;

import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.time.domain.IntervalSet;

/** Estimates the times of attention for one figure: low, point or high. */
public sealed interface Reading permits BurstReading, VolumeReading {

    /** @param evidence sorted by start, without embedded accesses; for point and high also without polling */
    Result read(List<AccessObservation> evidence);

    /** Whether adding observations never removes a moment from the result. */
    boolean isMonotone();

    /** Whether inspected requests are combined with the connections. */
    boolean pools();

    /**
     * @param times the estimated times of attention
     * @param counted the observations that the times are based on, by id
     */
    record Result(IntervalSet times, Map<String, Counted> counted) {}

    /** An observation that counted, and how. */
    record Counted(Sighting sighting, Contribution contribution) {}
}
