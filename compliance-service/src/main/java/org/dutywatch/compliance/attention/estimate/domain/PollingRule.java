package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;

/**
 * Finds requests to the same place at a regular period: a clock asked, not a person (after Heard, Rubin-Delanchy and
 * Lawson 2014). Seven successive requests are judged together; the window slides.
 *
 * @param shortestPeriod a median period below this says nothing
 * @param smallBytes answers below this may be less regular than larger ones, which a reader may have asked for
 * @param smallSpread greatest median deviation from the median period, as a share of it, for small answers
 * @param anySpread the same for answers of any size
 * @param concentration least length of the mean direction on the clock of the period, 0 to 1
 */
public record PollingRule(
        Duration shortestPeriod, long smallBytes, double smallSpread, double anySpread, double concentration) {

    private static final int WINDOW = 7;

    /** @return ids of the observations that poll, among {@code evidence} sorted by start */
    Set<String> polling(List<AccessObservation> evidence) {
        Map<Integer, List<AccessObservation>> bySeries = new HashMap<>();
        Set<String> polling = new HashSet<>();
        for (AccessObservation one : evidence) {
            if (one.asksByItself()) {
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
            flag(small, smallSpread, polling);
            flag(series, anySpread, polling);
        }
        return polling;
    }

    private void flag(List<AccessObservation> series, double spread, Set<String> polling) {
        if (series.size() < WINDOW) {
            return;
        }
        double[] times = new double[series.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = series.get(i).time().start().toEpochMilli();
        }
        int flagged = 0;
        for (int from = 0; from + WINDOW <= times.length; from++) {
            if (isRegular(times, from, spread)) {
                for (int i = Math.max(from, flagged); i < from + WINDOW; i++) {
                    polling.add(series.get(i).id());
                }
                flagged = from + WINDOW;
            }
        }
    }

    /** @param from where the window begins in {@code times} */
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
        return median(sorted) < spread * period && direction(times, from, period) > concentration;
    }

    /** Rayleigh's R: 1 where all requests come at the same point of the period, near 0 where they come anywhere. */
    private static double direction(double[] times, int from, double period) {
        double east = 0;
        double north = 0;
        for (int i = from; i < from + WINDOW; i++) {
            double angle = 2 * Math.PI * (times[i] - times[from]) / period;
            east += Math.cos(angle);
            north += Math.sin(angle);
        }
        return Math.hypot(east, north) / WINDOW;
    }

    /** Sorts the values. */
    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
