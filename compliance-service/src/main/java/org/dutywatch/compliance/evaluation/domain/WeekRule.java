package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.Minutes;

/**
 * Compares the sum over the shifts of one week with a limit per week. Shifts are added in the order of their starts.
 * Sums never fall, so there is a first shift at which the verdict is as severe as for the whole week. The result is
 * attributed to that shift and contains the sum up to it. It depends only on the shares, not on the order in which
 * shifts are evaluated.
 */
public final class WeekRule {
    private WeekRule() {}

    /**
     * The result for a week.
     *
     * @param last the shift to which the result is attributed
     */
    public record Told(Judgement judgement, WeekShare last) {}

    /**
     * @param week the week that contains all shifts
     * @param shares shifts of one employee, under any policies; those of one policy are added up
     * @return the most severe result; empty if there are no shares
     */
    public static Optional<Told> judge(Interval week, Collection<WeekShare> shares) {
        Map<Long, List<WeekShare>> byPolicy = shares.stream()
                .sorted(Comparator.comparing(WeekShare::shiftStart))
                .collect(Collectors.groupingBy(WeekShare::policyVersion, TreeMap::new, Collectors.toList()));
        List<Told> results =
                byPolicy.values().stream().map(same -> judgePolicy(week, same)).toList();
        return Judgement.strongest(results.stream().map(Told::judgement).toList(), Measure.WEEK)
                .map(strongest -> results.stream()
                        .filter(one -> one.judgement() == strongest)
                        .findFirst()
                        .orElseThrow());
    }

    private static Told judgePolicy(Interval week, List<WeekShare> inOrder) {
        int weight = verdict(inOrder).weight();
        for (int last = 1; last < inOrder.size(); last++) {
            List<WeekShare> some = inOrder.subList(0, last);
            if (weight > 0 && verdict(some).weight() == weight) {
                return result(week, some, verdict(some));
            }
        }
        return result(week, inOrder, verdict(inOrder));
    }

    private static Told result(Interval week, List<WeekShare> some, Verdict verdict) {
        WeekShare last = some.get(some.size() - 1);
        return new Told(
                new Judgement(
                        last.policyVersion(),
                        last.sites(),
                        Measure.WEEK,
                        last.limit(),
                        null,
                        week,
                        sum(some.stream()),
                        minutes(some),
                        verdict),
                last);
    }

    /**
     * Shifts with an unknown roster do not lead to an alert; the other shifts still do if their own sum is over the
     * limit.
     */
    private static Verdict verdict(List<WeekShare> some) {
        var limit = some.get(0).limit();
        var known = AccessLimitRule.judge(sum(some.stream().filter(WeekShare::rosterKnown)), limit);
        if (known instanceof Verdict.Alert) {
            return known;
        }
        var all = AccessLimitRule.judge(sum(some.stream()), limit);
        return all instanceof Verdict.Alert ? new Verdict.Review(Verdict.Why.ROSTER_UNKNOWN) : all;
    }

    private static LimitFigures sum(Stream<WeekShare> some) {
        return LimitFigures.sum(some.map(one -> LimitFigures.of(one.minutes())).toList());
    }

    private static ShiftMinutes minutes(List<WeekShare> some) {
        LimitFigures sum = sum(some.stream());
        List<ShiftMinutes> all = some.stream().map(WeekShare::minutes).toList();
        SortedMap<String, Minutes> bySite = new TreeMap<>();
        Map<ExclusionReason, Minutes> excluded = new EnumMap<>(ExclusionReason.class);
        all.forEach(one -> {
            one.bySite().forEach((site, minutes) -> bySite.merge(site, minutes, WeekRule::plus));
            one.excluded().forEach((reason, minutes) -> excluded.merge(reason, minutes, WeekRule::plus));
        });
        return new ShiftMinutes(
                sum.low(),
                sum.lowOfRequests(),
                sum.defended(),
                sum.point(),
                sum.high(),
                bySite,
                excluded,
                sum.confidence(),
                all.stream().map(ShiftMinutes::profile).distinct().sorted().collect(Collectors.joining(", ")),
                all.stream().flatMap(one -> one.catalogues().stream()).collect(Collectors.toCollection(TreeSet::new)),
                all.stream()
                        .map(ShiftMinutes::firstAccess)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null),
                all.stream()
                        .map(ShiftMinutes::lastAccess)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    private static Minutes plus(Minutes one, Minutes other) {
        return new Minutes(one.tenths() + other.tenths());
    }
}
