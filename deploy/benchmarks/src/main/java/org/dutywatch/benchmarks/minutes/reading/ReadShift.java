package org.dutywatch.benchmarks.minutes.reading;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * A simulated shift as the compliance service would know it, with the truth.
 *
 * @param usage {@code none}, {@code light}, {@code moderate} or {@code heavy}
 * @param official time of official business
 * @param evidence accesses that were attributed to the employee
 * @param elsewhere start times of the employee's accesses to unmonitored pages; only a baseline uses them
 * @param truth minutes that the employee really looked, on duty and not on official business
 * @param wrongPerson number of accesses in {@code evidence} that another person made
 */
public record ReadShift(
        String usage,
        Shift shift,
        IntervalSet official,
        List<AccessObservation> evidence,
        List<Instant> elsewhere,
        double truth,
        int wrongPerson) {}
