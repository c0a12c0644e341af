package org.dutywatch.compliance.model.verdicts;

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
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.Minutes;

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
    public record WeekCheck(LimitCheck limitCheck, WeekShare last) {}

    /**
     * @param week the week that contains all shifts
     * @param shares shifts of one employee, under any policies; those of one policy are added up
     * @return the most severe result; empty if there are no shares
     */
    public static Optional<WeekCheck> check(Interval week, Collection<WeekShare> shares) {
        Map<Long, List<WeekShare>> byPolicy = shares.stream()
                .sorted(Comparator.comparing(WeekShare::shiftStart))
                .collect(Collectors.groupingBy(WeekShare::policyVersion, TreeMap::new, Collectors.toList()));
        List<WeekCheck> results =
                byPolicy.values().stream().map(same -> checkPolicy(week, same)).toList();
        return LimitCheck.mostSevere(results.stream().map(WeekCheck::limitCheck).toList(), LimitPeriod.WEEK)
                .map(mostSevere -> results.stream()
                        .filter(one -> one.limitCheck() == mostSevere)
                        .findFirst()
                        .orElseThrow());
    }

    private static WeekCheck checkPolicy(Interval week, List<WeekShare> shares) {
        int severity = verdict(shares).severity();
        for (int last = 1; last < shares.size(); last++) {
            List<WeekShare> firstShares = shares.subList(0, last);
            if (severity > 0 && verdict(firstShares).severity() == severity) {
                return result(week, firstShares, verdict(firstShares));
            }
        }
        return result(week, shares, verdict(shares));
    }

    private static WeekCheck result(Interval week, List<WeekShare> shares, Verdict verdict) {
        WeekShare last = shares.get(shares.size() - 1);
        return new WeekCheck(
                new LimitCheck(
                        last.policyVersion(),
                        last.sites(),
                        LimitPeriod.WEEK,
                        last.limit(),
                        null,
                        week,
                        sum(shares.stream()),
                        minutes(shares),
                        verdict),
                last);
    }

    /**
     * Shifts with an unknown roster do not lead to an alert; the other shifts still do if their own sum is over the
     * limit.
     */
    private static Verdict verdict(List<WeekShare> shares) {
        var limit = shares.get(0).limit();
        var known = AccessLimitRule.check(sum(shares.stream().filter(WeekShare::rosterKnown)), limit);
        if (known instanceof Verdict.Alert) {
            return known;
        }
        var all = AccessLimitRule.check(sum(shares.stream()), limit);
        return all instanceof Verdict.Alert ? new Verdict.Review(Verdict.ReviewReason.ROSTER_UNKNOWN) : all;
    }

    private static LimitFigures sum(Stream<WeekShare> shares) {
        return LimitFigures.sum(
                shares.map(one -> LimitFigures.of(one.minutes())).toList());
    }

    private static ShiftMinutes minutes(List<WeekShare> shares) {
        LimitFigures sum = sum(shares.stream());
        List<ShiftMinutes> all = shares.stream().map(WeekShare::minutes).toList();
        SortedMap<String, Minutes> bySite = new TreeMap<>();
        Map<ExclusionReason, Minutes> excluded = new EnumMap<>(ExclusionReason.class);
        all.forEach(one -> {
            one.bySite().forEach((site, minutes) -> bySite.merge(site, minutes, Minutes::plus));
            one.excluded().forEach((reason, minutes) -> excluded.merge(reason, minutes, Minutes::plus));
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
}
