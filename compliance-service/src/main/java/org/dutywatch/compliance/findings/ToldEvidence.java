package org.dutywatch.compliance.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.attention.domain.Stretch;
import org.dutywatch.compliance.evaluation.ShiftFacts;
import org.dutywatch.compliance.evaluation.domain.ExclusionReason;
import org.dutywatch.compliance.findings.EvidenceResponse.AccessTold;
import org.dutywatch.compliance.findings.EvidenceResponse.Excluded;
import org.dutywatch.compliance.findings.EvidenceResponse.HostAccesses;
import org.dutywatch.compliance.findings.EvidenceResponse.StretchTold;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;

/** The evidence of one shift, in the order and the words in which it is told. */
final class ToldEvidence {
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

    /** Stretches that have a moment on duty; what of them lies on official business counts for nothing. */
    List<StretchTold> stretches() {
        return attention.stretches().stream()
                .filter(stretch ->
                        !duty.intersect(IntervalSet.of(stretch.interval())).isEmpty())
                .map(this::told)
                .toList();
    }

    private StretchTold told(Stretch stretch) {
        var times = duty.intersect(IntervalSet.of(stretch.interval())).intervals();
        var counted = judged.intersect(IntervalSet.of(stretch.interval()));
        var opening = onDuty(stretch.openedBy());
        var carrying = onDuty(stretch.carriedBy());
        var all = Stream.concat(opening.stream(), carrying.stream()).toList();
        return new StretchTold(
                times.get(0).start(),
                times.get(times.size() - 1).end(),
                Minutes.nearest(counted.length()).toBigDecimal(),
                all.stream().map(AccessObservation::site).distinct().sorted().toList(),
                opening.stream().map(ToldEvidence::told).toList(),
                carrying.size(),
                all.stream()
                        .max(Comparator.comparing(access -> access.time().end()))
                        .map(ToldEvidence::told)
                        .orElse(null));
    }

    /** What somebody does in a break or after the shift is his own: it may shape a stretch, but it is not told. */
    private List<AccessObservation> onDuty(List<String> ids) {
        return ids.stream()
                .map(accesses::get)
                .filter(access -> duty.intervals().stream().anyMatch(access.time()::overlaps))
                .toList();
    }

    private static AccessTold told(AccessObservation access) {
        return new AccessTold(
                access.id(),
                access.time().start(),
                access.time().end(),
                access.site(),
                access.host(),
                access.role(),
                access.kind());
    }

    List<Excluded> excluded(Map<ExclusionReason, Minutes> minutes) {
        return Stream.of(ExclusionReason.values())
                .map(reason -> new Excluded(
                        reason,
                        why(reason),
                        minutes.getOrDefault(reason, Minutes.ZERO).toBigDecimal(),
                        leftOut(reason)))
                .filter(one -> one.minutes().signum() > 0 || !one.accesses().isEmpty())
                .toList();
    }

    private List<HostAccesses> leftOut(ExclusionReason reason) {
        Map<String, HostAccesses> byHost = new TreeMap<>();
        for (Interpreted one : attention.interpretations()) {
            var access = accesses.get(one.observationId());
            if (access != null
                    && one.contribution().name().equals(reason.name())
                    && onDuty(one.time().start())) {
                var more = new HostAccesses(
                        access.site(),
                        access.host(),
                        1,
                        one.time().start(),
                        one.time().end());
                byHost.merge(access.site() + " " + access.host(), more, ToldEvidence::together);
            }
        }
        return new ArrayList<>(byHost.values());
    }

    private boolean onDuty(Instant moment) {
        return duty.intervals().stream().anyMatch(interval -> interval.holds(moment));
    }

    private static HostAccesses together(HostAccesses one, HostAccesses other) {
        return new HostAccesses(
                one.site(),
                one.host(),
                one.count() + other.count(),
                one.first().isBefore(other.first()) ? one.first() : other.first(),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    private static String why(ExclusionReason reason) {
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
            case EXEMPT -> "Official business: an approved exemption covers this time (clause IV.C).";
        };
    }
}
