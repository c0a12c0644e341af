package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;

/**
 * Finds requests of the same series at a regular period: a timer sent them, not a person (after Heard, Rubin-Delanchy
 * and Lawson 2014). Seven successive requests are tested together, in a sliding window.
 *
 * @param shortestPeriod a window with a shorter median period is not tested
 * @param smallBytes a response with fewer bytes is small. Small responses may be less regular than larger ones, which a
 *     person may have requested
 * @param smallSpread for small responses, the median deviation from the median period must be below this share of it
 * @param anySpread the same for responses of any size
 * @param concentration the mean resultant length of the times on a circle of one period must be above this, 0 to 1
 */
public record PollingRule(
        Duration shortestPeriod, long smallBytes, double smallSpread, double anySpread, double concentration) {

    /** Number of requests tested together; chosen by us (ADR 014). */
    private static final int WINDOW = 7;

    /**
     * @param evidence sorted by start
     * @return ids of the observations that are polling, by their host role or by their period
     */
    public Set<String> polling(List<AccessObservation> evidence) {
        Map<Integer, List<AccessObservation>> bySeries = new HashMap<>();
        Set<String> polling = new HashSet<>();
        for (AccessObservation one : evidence) {
            if (one.pollsByRole()) {
                polling.add(one.id());
            } else if (one.series() != null && one.role() != HostRole.MEDIA && one.role() != HostRole.CDN) {
                bySeries.computeIfAbsent(one.series(), series -> new ArrayList<>())
                        .add(one);
            }
        }
        for (List<AccessObservation> series : bySeries.values()) {
            List<AccessObservation> small = series.stream()
                    .filter(one -> !one.document() && one.bytesDown() < smallBytes)
                    .toList();
            addRegular(small, smallSpread, polling);
            addRegular(series, anySpread, polling);
        }
        return polling;
    }

    private void addRegular(List<AccessObservation> series, double spread, Set<String> polling) {
        if (series.size() < WINDOW) {
            return;
        }
        double[] times = new double[series.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = series.get(i).time().start().toEpochMilli();
        }
        int addedUpTo = 0;
        for (int from = 0; from + WINDOW <= times.length; from++) {
            if (isRegular(times, from, spread)) {
                for (int i = Math.max(from, addedUpTo); i < from + WINDOW; i++) {
                    polling.add(series.get(i).id());
                }
                addedUpTo = from + WINDOW;
            }
        }
    }

    /** @param from index in {@code times} at which the window begins */
    private boolean isRegular(double[] times, int from, double spread) {
        double[] periods = new double[WINDOW - 1];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = times[from + i + 1] - times[from + i];
        }
        double[] sorted = periods.clone();
        double period = median(sorted);
        if (period < shortestPeriod.toMillis()) {
            return false;
        }
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = Math.abs(periods[i] - period);
        }
        return median(sorted) < spread * period && meanResultantLength(times, from, period) > concentration;
    }

    /**
     * Mean resultant length (Rayleigh's R): 1 if all requests fall at the same point of the period, near 0 if at
     * random.
     */
    private static double meanResultantLength(double[] times, int from, double period) {
        double cosines = 0;
        double sines = 0;
        for (int i = from; i < from + WINDOW; i++) {
            double angle = 2 * Math.PI * (times[i] - times[from]) / period;
            cosines += Math.cos(angle);
            sines += Math.sin(angle);
        }
        return Math.hypot(cosines, sines) / WINDOW;
    }

    /** Sorts the values. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
