package org.dutywatch.compliance.model.measuring;

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
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionEstimator;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/** Computes the on-duty minutes of one shift: attention inside duty and outside exemptions (clause IV.C). */
public final class ShiftEvaluator {

    /**
     * Evidence this long before and after the shift is used as well, so that a visit across its edge is recognised.
     * Observations that overlap the shift plus this margin are used, all others are ignored; so load at least those.
     * Chosen by us: longer than any gap or reading time of a profile.
     */
    public static final Duration MARGIN = Duration.ofHours(1);

    /** Largest gap between two accesses that a log report counts as use; it gives the excluded minutes. */
    public static final Duration LOG_REPORT_GAP = Duration.ofMinutes(5);

    private final AttentionEstimator estimator;

    public ShiftEvaluator(AttentionEstimator estimator) {
        this.estimator = estimator;
    }

    /** Computes the minutes for an employee whose only duty around this shift is the shift itself. */
    public ShiftMinutes minutes(Shift shift, IntervalSet exemptTimes, Collection<AccessObservation> evidence) {
        return minutes(shift, exemptTimes, IntervalSet.empty(), evidence);
    }

    /**
     * Computes the minutes of the shift.
     *
     * @param exemptTimes windows of official business on all sites
     * @param otherDuty the employee's other duty, whose minutes are not reported as off duty here
     * @param evidence of this employee; at least all that overlaps the shift widened by {@link #MARGIN}
     */
    public ShiftMinutes minutes(
            Shift shift, IntervalSet exemptTimes, IntervalSet otherDuty, Collection<AccessObservation> evidence) {
        return measure(shift, exemptTimes, otherDuty, evidence).minutes();
    }

    /** The minutes, the evidence that they are based on, and the times that they were computed from. */
    public record ShiftMeasurement(ShiftMinutes minutes, CountedEvidence counted, CountedTime time) {}

    /** Computes the minutes of the shift, and returns them with the evidence and the times that they are based on. */
    public ShiftMeasurement measure(
            Shift shift, IntervalSet exemptTimes, IntervalSet otherDuty, Collection<AccessObservation> evidence) {
        Interval evidenceSpan = shift.worked().widened(MARGIN);
        List<AccessObservation> around = evidence.stream()
                .filter(one -> one.time().overlaps(evidenceSpan))
                .toList();
        Attention attention = estimator.estimate(around);
        IntervalSet countable = shift.duty().subtract(exemptTimes);
        List<Interpretation> counted = attention.interpretations().stream()
                .filter(one -> one.contribution().isCounted() && overlaps(countable, one.time()))
                .toList();
        Confidence confidence = confidence(counted.isEmpty() ? attention.interpretations() : counted, around);
        CountedTime time = CountedTime.of(attention, countable, confidence, estimator)
                .withUpperLimit(timeWithoutExemptions(shift.duty(), countable, around));
        LimitFigures figures = time.wholeShift();
        ShiftMinutes minutes = new ShiftMinutes(
                figures.low(),
                figures.lowOfRequests(),
                figures.defended(),
                figures.point(),
                figures.high(),
                bySite(attention, countable),
                excluded(shift, exemptTimes, otherDuty, attention, countable),
                confidence,
                estimator.version(),
                catalogues(around, shift.worked()),
                counted.stream()
                        .map(one -> one.time().start())
                        .min(Instant::compareTo)
                        .orElse(null),
                counted.stream()
                        .map(one -> one.time().end())
                        .max(Instant::compareTo)
                        .orElse(null));
        return new ShiftMeasurement(
                minutes,
                CountedEvidence.of(attention.point().intersect(countable), observations(counted, around)),
                time);
    }

    private static List<AccessObservation> observations(
            List<Interpretation> interpretations, List<AccessObservation> around) {
        Set<String> ids =
                interpretations.stream().map(Interpretation::observationId).collect(Collectors.toSet());
        return around.stream().filter(one -> ids.contains(one.id())).toList();
    }

    /**
     * The times that would count without any exemption. Needed as an upper limit: if the better evidence is exempt, the
     * rest may have a wider band and so a higher figure, but an exemption must never raise a figure.
     *
     * @return null if nothing is exempt
     */
    private @Nullable CountedTime timeWithoutExemptions(
            IntervalSet duty, IntervalSet countable, List<AccessObservation> around) {
        AttentionEstimator withoutExemptions = estimator.withoutExemptions();
        if (countable.equals(duty) && withoutExemptions == estimator) {
            return null;
        }
        Attention all = withoutExemptions.estimate(around);
        List<Interpretation> counted = all.interpretations().stream()
                .filter(one -> one.contribution().isCounted() && overlaps(duty, one.time()))
                .toList();
        Confidence confidence = confidence(counted.isEmpty() ? all.interpretations() : counted, around);
        return CountedTime.of(all, duty, confidence, withoutExemptions);
    }

    private static SortedMap<String, Minutes> bySite(Attention attention, IntervalSet countable) {
        SortedMap<String, Minutes> minutes = new TreeMap<>();
        attention.pointBySite().forEach((site, times) -> {
            Minutes onDuty = Minutes.rounded(times.intersect(countable).length());
            if (onDuty.exceeds(Minutes.ZERO)) {
                minutes.put(site, onDuty);
            }
        });
        return minutes;
    }

    private static Map<ExclusionReason, Minutes> excluded(
            Shift shift, IntervalSet exemptTimes, IntervalSet otherDuty, Attention attention, IntervalSet countable) {
        IntervalSet span = IntervalSet.of(shift.worked());
        IntervalSet point = attention.point();
        Map<ExclusionReason, IntervalSet> notCounted = new EnumMap<>(ExclusionReason.class);
        notCounted.put(ExclusionReason.EMBED, countedByLogReport(attention, Contribution.EMBED, countable));
        notCounted.put(ExclusionReason.POLLING, countedByLogReport(attention, Contribution.POLLING, countable));
        notCounted.put(ExclusionReason.WEAK, countedByLogReport(attention, Contribution.WEAK, countable));
        notCounted.put(
                ExclusionReason.UNATTRIBUTED, countedByLogReport(attention, Contribution.UNATTRIBUTED, countable));
        notCounted.put(ExclusionReason.DENIED, countedByLogReport(attention, Contribution.DENIED, countable));
        notCounted.put(
                ExclusionReason.OFF_DUTY,
                point.intersect(IntervalSet.of(shift.worked().widened(MARGIN)))
                        .subtract(span)
                        .subtract(otherDuty));
        notCounted.put(
                ExclusionReason.BREAK,
                point.intersect(span).intersect(shift.breaks()).subtract(shift.leave()));
        notCounted.put(ExclusionReason.LEAVE, point.intersect(span).intersect(shift.leave()));
        notCounted.put(
                ExclusionReason.EXEMPT,
                point.intersect(exemptTimes).union(attention.siteExemptTimes()).intersect(shift.duty()));
        Map<ExclusionReason, Minutes> minutes = new EnumMap<>(ExclusionReason.class);
        notCounted.forEach((reason, times) -> {
            Minutes amount = Minutes.rounded(times.length());
            if (amount.exceeds(Minutes.ZERO)) {
                minutes.put(reason, amount);
            }
        });
        return minutes;
    }

    private static IntervalSet countedByLogReport(Attention attention, Contribution reason, IntervalSet countable) {
        List<Interval> excluded = new ArrayList<>();
        for (Interpretation one : attention.interpretations()) {
            if (one.contribution() == reason) {
                excluded.add(one.time());
            }
        }
        return IntervalSet.joining(excluded, LOG_REPORT_GAP)
                .intersect(countable)
                .subtract(attention.point())
                .subtract(attention.siteExemptTimes());
    }

    private static Confidence confidence(List<Interpretation> basis, List<AccessObservation> around) {
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
