package org.dutywatch.compliance.explanation;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.explanation.Explanation.Excluded;
import org.dutywatch.compliance.explanation.Explanation.HostAccesses;
import org.dutywatch.compliance.explanation.Explanation.Span;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;

/** What was excluded from the minutes of one shift, and why. */
final class ToldExclusions {
    /**
     * Excluded accesses are joined over gaps up to this length. It must be the length that
     * {@link org.dutywatch.compliance.evaluation.domain.ShiftEvaluator} uses; a test compares the results.
     */
    private static final Duration JOIN_GAP = Duration.ofMinutes(5);

    private final ShiftFacts facts;
    private final Attention attention;
    private final IntervalSet duty;

    ToldExclusions(ShiftFacts facts, Attention attention) {
        this.facts = facts;
        this.attention = attention;
        this.duty = facts.shift().duty();
    }

    /**
     * The reasons for which anything was excluded.
     *
     * @param minutes the excluded minutes that the evaluation computed, by reason
     */
    List<Excluded> told(Map<ExclusionReason, Minutes> minutes) {
        return Stream.of(ExclusionReason.values())
                .map(reason -> new Excluded(
                        reason,
                        why(reason),
                        minutes.getOrDefault(reason, Minutes.ZERO).toBigDecimal(),
                        Span.of(times(reason)),
                        accesses(reason)))
                .filter(one -> one.minutes().signum() > 0 || !one.accesses().isEmpty())
                .toList();
    }

    private IntervalSet times(ExclusionReason reason) {
        return switch (reason) {
            case EMBED, POLLING, WEAK, UNATTRIBUTED, DENIED ->
                IntervalSet.joining(
                                excludedAccesses(reason).map(Interpreted::time).toList(), JOIN_GAP)
                        .intersect(duty.subtract(facts.exempt()))
                        .subtract(attention.point())
                        .subtract(attention.exempt());
            case EXEMPT ->
                attention
                        .point()
                        .intersect(facts.exempt())
                        .union(attention.exempt())
                        .intersect(duty);
            case OFF_DUTY, BREAK, LEAVE -> IntervalSet.empty();
        };
    }

    private Stream<Interpreted> excludedAccesses(ExclusionReason reason) {
        return attention.interpretations().stream()
                .filter(one -> one.contribution().name().equals(reason.name()));
    }

    private List<HostAccesses> accesses(ExclusionReason reason) {
        Set<String> ids = new HashSet<>();
        excludedAccesses(reason).forEach(one -> ids.add(one.observationId()));
        Collection<Interval> times = duty.intervals();
        return new OnDuty(List.copyOf(times))
                .byHost(facts.evidence().stream()
                        .filter(one -> ids.contains(one.id()))
                        .toList());
    }

    static String why(ExclusionReason reason) {
        return switch (reason) {
            case EMBED -> "It came with somebody else's page, such as a share button or an embedded post.";
            case POLLING ->
                "A background tab or an app asked by itself, at a regular pace or at an address that only asks.";
            case WEAK -> "Too little, too slow or too far from any visit to show a person.";
            case UNATTRIBUTED -> "The address changed hands at about that time, so it may have been another person.";
            case DENIED -> "The proxy refused it, so nothing was seen.";
            case OFF_DUTY -> "Attention before or after the shift; it is summed, not listed.";
            case BREAK -> "Attention in a duty-free break; it is summed, not listed.";
            case LEAVE -> "Attention on leave that is laid over the shift; it is summed, not listed.";
            case EXEMPT ->
                "Official business: an approved exemption covers this time, or these sites in it (clause IV.C).";
        };
    }
}
