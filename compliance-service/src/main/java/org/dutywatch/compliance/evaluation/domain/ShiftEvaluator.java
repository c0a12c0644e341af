package org.dutywatch.compliance.evaluation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Attention;
import org.dutywatch.compliance.attention.domain.AttentionEstimator;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.Contribution;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.attention.domain.Interpreted;
import org.dutywatch.compliance.duty.domain.Shift;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/** Computes the on-duty minutes of one shift: attention inside duty and outside exemptions (clause IV.C). */
public final class ShiftEvaluator {

    /**
     * Evidence this long before and after the shift is used as well, so that a visit across its edge is recognised.
     * Observations that overlap the shift plus this margin are used, all others are ignored; so load at least those.
     */
    public static final Duration MARGIN = Duration.ofHours(1);

    /** Largest gap that usual log reports join; used to state how many excluded minutes such a report would count. */
    private static final Duration NAIVE_GAP = Duration.ofMinutes(5);

    private final AttentionEstimator estimator;

    public ShiftEvaluator(AttentionEstimator estimator) {
        this.estimator = estimator;
    }

    /** For an employee whose only duty around this shift is the shift itself. */
    public ShiftMinutes evaluate(Shift shift, IntervalSet exempt, Collection<AccessObservation> evidence) {
        return evaluate(shift, exempt, IntervalSet.empty(), evidence);
    }

    /**
     * @param exempt windows of official business
     * @param otherDuty the employee's other duty, whose minutes are not reported as off duty here
     * @param evidence of this employee; at least all that overlaps the shift widened by {@link #MARGIN}
     */
    public ShiftMinutes evaluate(
            Shift shift, IntervalSet exempt, IntervalSet otherDuty, Collection<AccessObservation> evidence) {
        return assess(shift, exempt, otherDuty, evidence).minutes();
    }

    /** The minutes, the evidence that they are based on, and the times that they were computed from. */
    public record Assessed(ShiftMinutes minutes, CountedEvidence counted, CountedTime time) {}

    /** As {@link #evaluate(Shift, IntervalSet, IntervalSet, Collection)}, with the basis of the minutes. */
    public Assessed assess(
            Shift shift, IntervalSet exempt, IntervalSet otherDuty, Collection<AccessObservation> evidence) {
        Interval seen = shift.span().widened(MARGIN);
        List<AccessObservation> around =
                evidence.stream().filter(one -> one.time().overlaps(seen)).toList();
        Attention attention = estimator.estimate(around);
        IntervalSet judged = shift.duty().subtract(exempt);
        List<Interpreted> counted = attention.interpretations().stream()
                .filter(one -> one.contribution().isCounted() && overlaps(judged, one.time()))
                .toList();
        Confidence confidence = confidence(counted.isEmpty() ? attention.interpretations() : counted, around);
        CountedTime time = CountedTime.of(attention, judged, confidence, estimator)
                .atMost(timeWithoutExemptions(shift.duty(), judged, around));
        LimitFigures figures = time.whole();
        ShiftMinutes minutes = new ShiftMinutes(
                figures.low(),
                figures.lowOfRequests(),
                figures.defended(),
                figures.point(),
                figures.high(),
                bySite(attention, judged),
                excluded(shift, exempt, otherDuty, attention, judged),
                confidence,
                estimator.version(),
                catalogues(around, shift.span()),
                counted.stream()
                        .map(one -> one.time().start())
                        .min(Instant::compareTo)
                        .orElse(null),
                counted.stream()
                        .map(one -> one.time().end())
                        .max(Instant::compareTo)
                        .orElse(null));
        return new Assessed(
                minutes, CountedEvidence.of(attention.point().intersect(judged), observations(counted, around)), time);
    }

    private static List<AccessObservation> observations(List<Interpreted> some, List<AccessObservation> around) {
        Set<String> ids = some.stream().map(Interpreted::observationId).collect(Collectors.toSet());
        return around.stream().filter(one -> ids.contains(one.id())).toList();
    }

    /**
     * The times that would count without any exemption. Needed as an upper limit: if the better evidence is exempt, the
     * rest may have a wider band and so a higher figure, but an exemption must never raise a figure.
     *
     * @return null if nothing is exempt
     */
    private @Nullable CountedTime timeWithoutExemptions(
            IntervalSet duty, IntervalSet judged, List<AccessObservation> around) {
        AttentionEstimator plain = estimator.withoutExemptions();
        if (judged.equals(duty) && plain == estimator) {
            return null;
        }
        Attention all = plain.estimate(around);
        List<Interpreted> counted = all.interpretations().stream()
                .filter(one -> one.contribution().isCounted() && overlaps(duty, one.time()))
                .toList();
        Confidence confidence = confidence(counted.isEmpty() ? all.interpretations() : counted, around);
        return CountedTime.of(all, duty, confidence, plain);
    }

    private static SortedMap<String, Minutes> bySite(Attention attention, IntervalSet judged) {
        SortedMap<String, Minutes> minutes = new TreeMap<>();
        attention.pointBySite().forEach((site, times) -> {
            Minutes onDuty = Minutes.nearest(times.intersect(judged).length());
            if (onDuty.exceeds(Minutes.ZERO)) {
                minutes.put(site, onDuty);
            }
        });
        return minutes;
    }

    private static Map<ExclusionReason, Minutes> excluded(
            Shift shift, IntervalSet exempt, IntervalSet otherDuty, Attention attention, IntervalSet judged) {
        IntervalSet span = IntervalSet.of(shift.span());
        IntervalSet point = attention.point();
        Map<ExclusionReason, IntervalSet> left = new EnumMap<>(ExclusionReason.class);
        left.put(ExclusionReason.EMBED, naivelyCounted(attention, Contribution.EMBED, judged));
        left.put(ExclusionReason.POLLING, naivelyCounted(attention, Contribution.POLLING, judged));
        left.put(ExclusionReason.WEAK, naivelyCounted(attention, Contribution.WEAK, judged));
        left.put(ExclusionReason.UNATTRIBUTED, naivelyCounted(attention, Contribution.UNATTRIBUTED, judged));
        left.put(ExclusionReason.DENIED, naivelyCounted(attention, Contribution.DENIED, judged));
        left.put(
                ExclusionReason.OFF_DUTY,
                point.intersect(IntervalSet.of(shift.span().widened(MARGIN)))
                        .subtract(span)
                        .subtract(otherDuty));
        left.put(
                ExclusionReason.BREAK,
                point.intersect(span).intersect(shift.breaks()).subtract(shift.leave()));
        left.put(ExclusionReason.LEAVE, point.intersect(span).intersect(shift.leave()));
        left.put(
                ExclusionReason.EXEMPT,
                point.intersect(exempt).union(attention.exempt()).intersect(shift.duty()));
        Map<ExclusionReason, Minutes> minutes = new EnumMap<>(ExclusionReason.class);
        left.forEach((reason, times) -> {
            Minutes amount = Minutes.nearest(times.length());
            if (amount.exceeds(Minutes.ZERO)) {
                minutes.put(reason, amount);
            }
        });
        return minutes;
    }

    private static IntervalSet naivelyCounted(Attention attention, Contribution reason, IntervalSet judged) {
        List<Interval> leftOut = new ArrayList<>();
        for (Interpreted one : attention.interpretations()) {
            if (one.contribution() == reason) {
                leftOut.add(one.time());
            }
        }
        return IntervalSet.joining(leftOut, NAIVE_GAP)
                .intersect(judged)
                .subtract(attention.point())
                .subtract(attention.exempt());
    }

    private static Confidence confidence(List<Interpreted> basis, List<AccessObservation> around) {
        boolean allByName = observations(basis, around).stream()
                .allMatch(one -> one.identity() == Identity.USERNAME && !one.ambiguous());
        boolean requests = basis.stream().anyMatch(one -> one.kind().isInspected());
        boolean tunnels = basis.stream().anyMatch(one -> !one.kind().isInspected());
        return Confidence.of(requests, tunnels, allByName);
    }

    private static SortedSet<String> catalogues(List<AccessObservation> around, Interval span) {
        return around.stream()
                .filter(one -> one.time().overlaps(span))
                .map(AccessObservation::catalogue)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean overlaps(IntervalSet times, Interval interval) {
        return times.intervals().stream().anyMatch(interval::overlaps);
    }
}
