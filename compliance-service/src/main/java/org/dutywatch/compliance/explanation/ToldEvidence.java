package org.dutywatch.compliance.explanation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.Stretch;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.explanation.Explanation.SiteTold;
import org.dutywatch.compliance.explanation.Explanation.Span;
import org.dutywatch.compliance.explanation.Explanation.StretchTold;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/** The attention of one shift, in the order and the words in which it is told. */
final class ToldEvidence {
    private static final Comparator<SiteTold> LONGEST_FIRST =
            Comparator.comparing(SiteTold::minutes).reversed().thenComparing(SiteTold::site);

    private final Attention attention;
    private final IntervalSet duty;
    private final IntervalSet judged;
    private final Map<String, AccessObservation> accesses;

    ToldEvidence(ShiftFacts facts, Attention attention) {
        this.attention = attention;
        this.duty = facts.shift().duty();
        this.judged = duty.subtract(facts.exempt());
        this.accesses = facts.evidence().stream()
                .collect(Collectors.toMap(AccessObservation::id, Function.identity(), (one, same) -> one));
    }

    /** What of each stretch is on duty: one that goes on through a break is told as two. */
    List<StretchTold> stretches() {
        return attention.stretches().stream()
                .flatMap(stretch -> duty.intersect(IntervalSet.of(stretch.interval())).intervals().stream()
                        .map(part -> told(stretch, part)))
                .toList();
    }

    private StretchTold told(Stretch stretch, Interval part) {
        var here = new OnDuty(List.of(part));
        var opening = of(stretch.openedBy(), here);
        var carrying = of(stretch.carriedBy(), here);
        var all = Stream.concat(opening.stream(), carrying.stream()).toList();
        return new StretchTold(
                part.start(),
                part.end(),
                Minutes.nearest(judged.intersect(IntervalSet.of(part)).length()).toBigDecimal(),
                all.stream().map(AccessObservation::site).distinct().sorted().toList(),
                opening.stream().flatMap(one -> here.told(one).stream()).toList(),
                carrying.size(),
                here.byHost(carrying),
                all.stream()
                        .max(Comparator.comparing(access -> access.time().end()))
                        .flatMap(here::told)
                        .orElse(null),
                note(stretch, part));
    }

    /** What somebody does in a break or after the shift is his own: it may shape a stretch, but it is not told. */
    private List<AccessObservation> of(List<String> ids, OnDuty here) {
        return ids.stream()
                .map(accesses::get)
                .filter(Objects::nonNull)
                .filter(access -> here.touches(access.time()))
                .toList();
    }

    private static @Nullable String note(Stretch stretch, Interval part) {
        return stretch.interval().equals(part)
                ? null
                : "What opened, carried or closed this stretch off duty, on leave or in a break is not listed.";
    }

    /** Longest first; a site without minutes is absent. */
    List<SiteTold> sites() {
        return attention.pointBySite().entrySet().stream()
                .map(entry -> site(entry.getKey(), entry.getValue().intersect(judged)))
                .filter(site -> site.minutes().signum() > 0)
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private static SiteTold site(String name, IntervalSet times) {
        return new SiteTold(name, Minutes.nearest(times.length()).toBigDecimal(), Span.of(times));
    }
}
