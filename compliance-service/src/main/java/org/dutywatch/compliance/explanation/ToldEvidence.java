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

/** The counted attention of one shift, as an explanation shows it. */
final class ToldEvidence {
    private static final Comparator<SiteTold> MOST_MINUTES_FIRST =
            Comparator.comparing(SiteTold::minutes).reversed().thenComparing(SiteTold::site);

    private final Attention attention;
    private final IntervalSet duty;
    private final IntervalSet countable;
    private final Map<String, AccessObservation> accesses;

    ToldEvidence(ShiftFacts facts, Attention attention) {
        this.attention = attention;
        this.duty = facts.shift().duty();
        this.countable = duty.subtract(facts.exempt());
        this.accesses = facts.evidence().stream()
                .collect(Collectors.toMap(AccessObservation::id, Function.identity(), (one, same) -> one));
    }

    /** The parts of each stretch that are on duty. A stretch that continues through a break gives two parts. */
    List<StretchTold> stretches() {
        return attention.stretches().stream()
                .flatMap(stretch -> duty.intersect(IntervalSet.of(stretch.interval())).intervals().stream()
                        .map(part -> explained(stretch, part)))
                .toList();
    }

    private StretchTold explained(Stretch stretch, Interval part) {
        var onDuty = new OnDuty(List.of(part));
        var opening = of(stretch.openedBy(), onDuty);
        var carrying = of(stretch.carriedBy(), onDuty);
        var all = Stream.concat(opening.stream(), carrying.stream()).toList();
        return new StretchTold(
                part.start(),
                part.end(),
                Minutes.nearest(countable.intersect(IntervalSet.of(part)).length())
                        .toBigDecimal(),
                all.stream().map(AccessObservation::site).distinct().sorted().toList(),
                opening.stream().flatMap(one -> onDuty.told(one).stream()).toList(),
                carrying.size(),
                onDuty.byHost(carrying),
                all.stream()
                        .max(Comparator.comparing(access -> access.time().end()))
                        .flatMap(onDuty::told)
                        .orElse(null),
                note(stretch, part));
    }

    /** The accesses with these ids, without those off duty: they are private, even where they extend a stretch. */
    private List<AccessObservation> of(List<String> ids, OnDuty onDuty) {
        return ids.stream()
                .map(accesses::get)
                .filter(Objects::nonNull)
                .filter(access -> onDuty.touches(access.time()))
                .toList();
    }

    private static @Nullable String note(Stretch stretch, Interval part) {
        return stretch.interval().equals(part)
                ? null
                : "What opened, carried or closed this stretch off duty, on leave or in a break is not listed.";
    }

    /** The sites with counted minutes, most minutes first. */
    List<SiteTold> sites() {
        return attention.pointBySite().entrySet().stream()
                .map(entry -> site(entry.getKey(), entry.getValue().intersect(countable)))
                .filter(site -> site.minutes().signum() > 0)
                .sorted(MOST_MINUTES_FIRST)
                .toList();
    }

    private static SiteTold site(String name, IntervalSet times) {
        return new SiteTold(name, Minutes.nearest(times.length()).toBigDecimal(), Span.of(times));
    }
}
