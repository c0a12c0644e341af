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
        for (int from = 0; from + WINDOW <= series.size(); from++) {
            List<AccessObservation> window = series.subList(from, from + WINDOW);
            double[] times = window.stream()
                    .mapToDouble(one -> one.time().start().toEpochMilli())
                    .toArray();
            if (isRegular(times, spread)) {
                window.forEach(one -> polling.add(one.id()));
            }
        }
    }

    private boolean isRegular(double[] times, double spread) {
        double[] periods = new double[times.length - 1];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = times[i + 1] - times[i];
        }
        double period = median(periods);
        double[] deviations =
                Arrays.stream(periods).map(each -> Math.abs(each - period)).toArray();
        return period >= shortestPeriod.toMillis()
                && median(deviations) < spread * period
                && direction(times, period) > concentration;
    }

    /** Rayleigh's R: 1 where all requests come at the same point of the period, near 0 where they come anywhere. */
    private static double direction(double[] times, double period) {
        double east = 0;
        double north = 0;
        for (double time : times) {
            double angle = 2 * Math.PI * (time - times[0]) / period;
            east += Math.cos(angle);
            north += Math.sin(angle);
        }
        return Math.hypot(east, north) / times.length;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
