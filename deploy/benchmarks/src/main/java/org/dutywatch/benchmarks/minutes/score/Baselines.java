package org.dutywatch.benchmarks.minutes.score;

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
import org.dutywatch.benchmarks.minutes.reading.ReadShift;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * How log reporters make minutes of the lines of a category. They know no roster; here each is given the shift, without
 * breaks and official business, which flatters it.
 */
public final class Baselines {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Baselines() {}

    public static List<Method> all(double limit) {
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

    private static Method method(String name, double limit, ToDoubleFunction<ReadShift> minutes) {
        return new Method() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer answer(ReadShift shift) {
                return Answer.plain(minutes.applyAsDouble(shift), limit);
            }
        };
    }

    private static List<AccessObservation> onDuty(ReadShift shift) {
        IntervalSet judged = judged(shift);
        return shift.evidence().stream()
                .filter(one -> !one.denied() && judged.intervals().stream().anyMatch(one.time()::overlaps))
                .toList();
    }

    private static IntervalSet judged(ReadShift shift) {
        return shift.shift().duty().subtract(shift.official());
    }

    private static double minutes(IntervalSet times) {
        return times.length().toMillis() / 60_000.0;
    }

    /** SARG and its kin add up how long each request took. */
    private static double elapsedSum(ReadShift shift) {
        return onDuty(shift).stream()
                        .mapToLong(one -> one.time().length().toMillis())
                        .sum()
                / 60_000.0;
    }

    /** Sessions end after {@code gap} minutes of silence and are granted {@code tail} minutes. */
    private static double gap(ReadShift shift, int gap, int tail) {
        List<Interval> sessions =
                IntervalSet.joining(times(onDuty(shift)), Duration.ofMinutes(gap)).intervals().stream()
                        .map(one -> new Interval(one.start(), one.end().plusSeconds(60L * tail)))
                        .toList();
        return minutes(IntervalSet.of(sessions).intersect(judged(shift)));
    }

    private static List<Interval> times(Collection<AccessObservation> accesses) {
        return accesses.stream().map(AccessObservation::time).toList();
    }

    /** Each minute of the clock with a hit counts. */
    private static double distinctMinutes(ReadShift shift) {
        Set<Long> minutes = new HashSet<>();
        onDuty(shift).forEach(one -> minutes.add(one.time().start().toEpochMilli() / MINUTE.toMillis()));
        return minutes.size();
    }

    /** Each hit lasts until the next one, three minutes at most. */
    private static double nextHit(ReadShift shift) {
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

    /** Five minutes, shared among sites by their hits; what went elsewhere is in the log, too. */
    private static double windowShare(ReadShift shift) {
        Map<Long, Integer> hits = new HashMap<>();
        onDuty(shift).forEach(one -> hits.merge(window(one.time().start()), 1, Integer::sum));
        Map<Long, Integer> others = new HashMap<>();
        shift.elsewhere().forEach(at -> others.merge(window(at), 1, Integer::sum));
        return hits.entrySet().stream()
                .mapToDouble(
                        entry -> 5.0 * entry.getValue() / (entry.getValue() + others.getOrDefault(entry.getKey(), 0)))
                .sum();
    }

    private static long window(Instant at) {
        return at.toEpochMilli() / Duration.ofMinutes(5).toMillis();
    }

    /** A minute for each hit, united for each domain, then added up over domains. */
    private static double perDomain(ReadShift shift) {
        return onDuty(shift).stream().collect(Collectors.groupingBy(one -> domain(one.host()))).values().stream()
                .mapToDouble(hits -> {
                    List<Interval> windows = new ArrayList<>();
                    hits.forEach(one -> windows.add(Interval.of(one.time().start(), MINUTE)));
                    return minutes(IntervalSet.of(windows));
                })
                .sum();
    }

    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }
}
