package org.dutywatch.simulator.reading;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * A simulated shift as the compliance service would know it, with the truth.
 *
 * @param usage {@code none}, {@code light}, {@code moderate} or {@code heavy}
 * @param officialBusiness time of official business
 * @param evidence accesses that were attributed to the employee
 * @param unmonitoredAccesses start times of the employee's accesses to unmonitored pages; only a baseline uses them
 * @param trueMinutes minutes that the employee really looked, on duty and not on official business
 * @param misattributed number of accesses in {@code evidence} that another person made
 */
public record ObservedShift(
        String usage,
        Shift shift,
        IntervalSet officialBusiness,
        List<AccessObservation> evidence,
        List<Instant> unmonitoredAccesses,
        double trueMinutes,
        int misattributed) {}
