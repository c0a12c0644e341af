package org.dutywatch.compliance.model.attention.estimate.reading;

import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.estimate.rule.Hit;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * One way, with its parameters, to turn the accesses of one kind into times of attention. A profile has three of them
 * for each kind of access: for the low, the point and the high estimate.
 */
public sealed interface Reading permits BurstReading, VolumeReading {

    /**
     * Estimates the times of attention.
     *
     * @param evidence sorted by start, without embedded accesses; for point and high also without polling
     */
    Result read(List<AccessObservation> evidence);

    /** Whether adding observations never removes a moment from the result. */
    boolean isMonotone();

    /** Whether inspected requests are combined with the connections. */
    boolean combinesRequests();

    /**
     * @param times the estimated times of attention
     * @param counted the observations that the times are based on, by id
     */
    record Result(IntervalSet times, Map<String, CountedHit> counted) {}

    /** An observation that counted, and how. */
    record CountedHit(Hit hit, Contribution contribution) {}
}
