package org.dutywatch.compliance.insight.explanation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedExclusion;
import org.dutywatch.compliance.insight.explanation.Explanation.HostAccesses;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.measuring.ShiftEvaluator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;

/** What was excluded from the minutes of one shift, and why. */
final class ExplainedExclusions {
    private final ShiftFacts facts;
    private final Attention attention;
    private final IntervalSet duty;

    ExplainedExclusions(ShiftFacts facts, Attention attention) {
        this.facts = facts;
        this.attention = attention;
        this.duty = facts.shift().duty();
    }

    /**
     * The reasons for which anything was excluded.
     *
     * @param minutes the excluded minutes that the evaluation computed, by reason
     */
    List<ExplainedExclusion> exclusions(Map<ExclusionReason, Minutes> minutes) {
        return Stream.of(ExclusionReason.values())
                .map(reason -> new ExplainedExclusion(
                        reason,
                        why(reason),
                        minutes.getOrDefault(reason, Minutes.ZERO).toBigDecimal(),
                        TimeSpan.of(times(reason)),
                        accesses(reason)))
                .filter(one -> one.minutes().signum() > 0 || !one.accesses().isEmpty())
                .toList();
    }

    private IntervalSet times(ExclusionReason reason) {
        return switch (reason) {
            case EMBED, POLLING, WEAK, UNATTRIBUTED, DENIED ->
                IntervalSet.joining(
                                excludedAccesses(reason)
                                        .map(Interpretation::time)
                                        .toList(),
                                ShiftEvaluator.LOG_REPORT_GAP)
                        .intersect(duty.subtract(facts.exemptTimes()))
                        .subtract(attention.point())
                        .subtract(attention.siteExemptTimes());
            case EXEMPT ->
                attention
                        .point()
                        .intersect(facts.exemptTimes())
                        .union(attention.siteExemptTimes())
                        .intersect(duty);
            case OFF_DUTY, BREAK, LEAVE -> IntervalSet.empty();
        };
    }

    private Stream<Interpretation> excludedAccesses(ExclusionReason reason) {
        return attention.interpretations().stream()
                .filter(one -> one.contribution().name().equals(reason.name()));
    }

    private List<HostAccesses> accesses(ExclusionReason reason) {
        Set<String> ids = new HashSet<>();
        excludedAccesses(reason).forEach(one -> ids.add(one.observationId()));
        Collection<Interval> times = duty.intervals();
        return new OnDutyFilter(List.copyOf(times))
                .byHost(facts.evidence().stream()
                        .filter(one -> ids.contains(one.id()))
                        .toList());
    }

    static String why(ExclusionReason reason) {
        return switch (reason) {
            case EMBED -> "A page of another site loaded it, for example as a share button or an embedded post.";
            case POLLING ->
                "A background tab or an app sent it, at regular intervals or to an address for background requests.";
            case WEAK -> "Too little, too slow or too far from any visit to show that a person was active.";
            case UNATTRIBUTED -> "The address changed hands at about that time, so it may be another person's access.";
            case DENIED -> "The proxy refused it, so nothing was seen.";
            case OFF_DUTY -> "Attention before or after the shift; it is summed, not listed.";
            case BREAK -> "Attention in a duty-free break; it is summed, not listed.";
            case LEAVE -> "Attention on leave during the shift; it is summed, not listed.";
            case EXEMPT ->
                "Official business: an approved exemption covers this time, or these sites in it (clause IV.C).";
        };
    }
}
