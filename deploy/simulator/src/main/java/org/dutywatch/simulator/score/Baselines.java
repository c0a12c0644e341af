package org.dutywatch.simulator.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.simulator.reading.ObservedShift;

/**
 * The methods by which log reporters compute minutes. Real log reporters know no roster. Here each gets the time on
 * duty without breaks and official business, which makes its result better than in reality.
 */
public final class Baselines {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Baselines() {}

    public static List<MinutesMethod> all(double limit) {
        return List.of(
                method("elapsed sum", limit, Baselines::elapsedSum),
                method("gap 5 min", limit, shift -> gap(shift, 5, 0)),
                method("gap 5 + 1 min", limit, shift -> gap(shift, 5, 1)),
                method("gap 3 + 3 min", limit, shift -> gap(shift, 3, 3)),
                method("30-minute sessions", limit, shift -> gap(shift, 30, 0)),
                method("distinct minutes", limit, Baselines::distinctMinutes),
                method("next hit, at most 3 min", limit, Baselines::nextHit),
                method("window share", limit, Baselines::windowShare),
                method("per-domain minutes", limit, Baselines::perDomain));
    }

    private static MinutesMethod method(String name, double limit, ToDoubleFunction<ObservedShift> minutes) {
        return new MinutesMethod() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public MethodResult compute(ObservedShift shift) {
                return MethodResult.withoutBand(minutes.applyAsDouble(shift), limit);
            }
        };
    }

    private static List<AccessObservation> onDuty(ObservedShift shift) {
        IntervalSet countable = countable(shift);
        return shift.evidence().stream()
                .filter(one -> !one.denied() && countable.intervals().stream().anyMatch(one.time()::overlaps))
                .toList();
    }

    private static IntervalSet countable(ObservedShift shift) {
        return shift.shift().duty().subtract(shift.officialBusiness());
    }

    private static double minutes(IntervalSet times) {
        return times.length().toMillis() / 60_000.0;
    }

    /** Adds up the duration of every request, as SARG and similar tools do. */
    private static double elapsedSum(ObservedShift shift) {
        return onDuty(shift).stream()
                        .mapToLong(one -> one.time().length().toMillis())
                        .sum()
                / 60_000.0;
    }

    /**
     * Sums sessions that end after {@code gap} minutes without a request; each session is extended by {@code tail}
     * minutes.
     */
    private static double gap(ObservedShift shift, int gap, int tail) {
        List<Interval> sessions =
                IntervalSet.joining(times(onDuty(shift)), Duration.ofMinutes(gap)).intervals().stream()
                        .map(one -> new Interval(one.start(), one.end().plusSeconds(60L * tail)))
                        .toList();
        return minutes(IntervalSet.of(sessions).intersect(countable(shift)));
    }

    private static List<Interval> times(Collection<AccessObservation> accesses) {
        return accesses.stream().map(AccessObservation::time).toList();
    }

    /** Counts every minute of the clock with at least one request. */
    private static double distinctMinutes(ObservedShift shift) {
        Set<Long> minutes = new HashSet<>();
        onDuty(shift).forEach(one -> minutes.add(one.time().start().toEpochMilli() / MINUTE.toMillis()));
        return minutes.size();
    }

    /** Counts each request until the next one, but at most three minutes. */
    private static double nextHit(ObservedShift shift) {
        long longest = Duration.ofMinutes(3).toMillis();
        long[] starts = onDuty(shift).stream()
                .mapToLong(one -> one.time().start().toEpochMilli())
                .sorted()
                .toArray();
        long sum = starts.length == 0 ? 0 : longest;
        for (int i = 1; i < starts.length; i++) {
            sum += Math.min(longest, starts[i] - starts[i - 1]);
        }
        return sum / 60_000.0;
    }

    /** Divides every five minutes of the clock between monitored and unmonitored sites, by their number of requests. */
    private static double windowShare(ObservedShift shift) {
        Map<Long, Integer> requestCounts = new HashMap<>();
        onDuty(shift).forEach(one -> requestCounts.merge(window(one.time().start()), 1, Integer::sum));
        Map<Long, Integer> others = new HashMap<>();
        shift.unmonitoredAccesses().forEach(at -> others.merge(window(at), 1, Integer::sum));
        return requestCounts.entrySet().stream()
                .mapToDouble(
                        entry -> 5.0 * entry.getValue() / (entry.getValue() + others.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static long window(Instant at) {
        return at.toEpochMilli() / Duration.ofMinutes(5).toMillis();
    }

    /**
     * Counts one minute per request; overlaps within a domain count once, minutes of different domains are added up.
     */
    private static double perDomain(ObservedShift shift) {
        return onDuty(shift).stream().collect(Collectors.groupingBy(one -> domain(one.host()))).values().stream()
                .mapToDouble(requests -> {
                    List<Interval> windows = new ArrayList<>();
                    requests.forEach(one -> windows.add(Interval.of(one.time().start(), MINUTE)));
                    return minutes(IntervalSet.of(windows));
                })
                .sum();
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
