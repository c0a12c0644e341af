package org.dutywatch.compliance.insight.explanation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSite;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSource;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedStretch;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionSession;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/** The counted attention of one shift, as an explanation shows it. */
final class ExplainedEvidence {
    static final Comparator<ExplainedSite> MOST_MINUTES_FIRST =
            Comparator.comparing(ExplainedSite::minutes).reversed().thenComparing(ExplainedSite::site);

    private final Attention attention;
    private final Senders senders;
    private final IntervalSet duty;
    private final IntervalSet countable;
    private final Map<String, AccessObservation> accesses;

    ExplainedEvidence(ShiftFacts facts, Attention attention, Senders senders) {
        this.senders = senders;
        this.attention = attention;
        this.duty = facts.shift().duty();
        this.countable = duty.subtract(facts.exemptTimes());
        this.accesses = facts.evidence().stream()
                .collect(Collectors.toMap(AccessObservation::id, Function.identity(), (one, same) -> one));
    }

    /** The parts of each stretch that are on duty. A stretch that continues through a break gives two parts. */
    List<ExplainedStretch> stretches() {
        return attention.sessions().stream()
                .flatMap(stretch -> duty.intersect(IntervalSet.of(stretch.interval())).intervals().stream()
                        .map(part -> explainedStretch(stretch, part)))
                .toList();
    }

    private ExplainedStretch explainedStretch(AttentionSession stretch, Interval part) {
        var onDuty = new OnDutyFilter(List.of(part));
        var openedBy = accessesOnDuty(stretch.openedBy(), onDuty);
        var carriedBy = accessesOnDuty(stretch.carriedBy(), onDuty);
        var all = Stream.concat(openedBy.stream(), carriedBy.stream()).toList();
        return new ExplainedStretch(
                part.start(),
                part.end(),
                Minutes.rounded(countable.intersect(IntervalSet.of(part)).length())
                        .toBigDecimal(),
                all.stream().map(AccessObservation::site).distinct().sorted().toList(),
                openedBy.stream().flatMap(one -> onDuty.clip(one).stream()).toList(),
                carriedBy.size(),
                onDuty.byHost(carriedBy),
                all.stream()
                        .max(Comparator.comparing(access -> access.time().end()))
                        .flatMap(onDuty::clip)
                        .orElse(null),
                note(stretch, part));
    }

    /** The accesses with these ids, without those off duty: they are private, even where they extend a stretch. */
    private List<AccessObservation> accessesOnDuty(List<String> ids, OnDutyFilter onDuty) {
        return ids.stream()
                .map(accesses::get)
                .filter(Objects::nonNull)
                .filter(access -> onDuty.overlaps(access.time()))
                .toList();
    }

    private static @Nullable String note(AttentionSession stretch, Interval part) {
        return stretch.interval().equals(part)
                ? null
                : "Accesses that opened, continued or closed this stretch off duty, on leave or in a break are not"
                        + " listed.";
    }

    /** The sources of the accesses on duty that opened or continued a stretch with time that counts. */
    List<ExplainedSource> sources() {
        var onDuty = new OnDutyFilter(countable.intervals());
        List<String> ids = attention.sessions().stream()
                .filter(stretch ->
                        !countable.intersect(IntervalSet.of(stretch.interval())).isEmpty())
                .flatMap(stretch -> Stream.concat(stretch.openedBy().stream(), stretch.carriedBy().stream()))
                .distinct()
                .toList();
        return new ExplainedSources(List.copyOf(accesses.values()), senders).of(accessesOnDuty(ids, onDuty));
    }

    /** The sites with counted minutes, most minutes first. */
    List<ExplainedSite> sites() {
        return attention.pointBySite().entrySet().stream()
                .map(entry -> site(entry.getKey(), entry.getValue().intersect(countable)))
                .filter(site -> site.minutes().signum() > 0)
                .sorted(MOST_MINUTES_FIRST)
                .toList();
    }

    private static ExplainedSite site(String name, IntervalSet times) {
        return new ExplainedSite(name, Minutes.rounded(times.length()).toBigDecimal(), TimeSpan.of(times));
    }
}
