package org.dutywatch.benchmarks.minutes.reading;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * A simulated shift as the compliance service knows it.
 *
 * @param usage none, light, moderate or heavy
 * @param official windows of official business
 * @param evidence what was attributed to the person
 * @param elsewhere starts of the person's accesses elsewhere; only a baseline reads them
 * @param truth minutes that the person really looked, on duty and not on official business
 * @param wrongPerson how many of the accesses in {@code evidence} somebody else made
 */
public record ReadShift(
        String usage,
        Shift shift,
        IntervalSet official,
        List<AccessObservation> evidence,
        List<Instant> elsewhere,
        double truth,
        int wrongPerson) {}
