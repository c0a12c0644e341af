package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * Finds indications of posting. Clause IV.B: nobody posts on duty, unless it is official duty or a supervisor directs
 * it. A log shows at most that something was uploaded, so an indication leads only to a review by a person. One
 * indication is enough, because the order gives no number.
 *
 * <p>Denied, ambiguous and embedded accesses do not count. A request counts only if all of it lies on duty and outside
 * exemptions: for a request that crosses such an edge it is unknown on which side the person acted.
 */
public final class PostingRule {
    private PostingRule() {}

    /** @param judged duty without breaks, leave and exemptions */
    public static PostingVerdict judge(IntervalSet judged, Collection<AccessObservation> evidence) {
        List<AccessObservation> indications = evidence.stream()
                .filter(one -> indicates(one) && liesIn(judged, one.time()))
                .sorted(Comparator.comparing(one -> one.time().start()))
                .toList();
        return indications.isEmpty()
                ? new PostingVerdict.NoIndication()
                : new PostingVerdict.Review(summary(indications), confidence(indications));
    }

    private static boolean indicates(AccessObservation one) {
        return one.posting() && !one.denied() && !one.ambiguous() && !one.isEmbedded();
    }

    private static boolean liesIn(IntervalSet judged, Interval time) {
        return judged.intervals().stream()
                .anyMatch(duty -> duty.holds(time.start()) && !time.end().isAfter(duty.end()));
    }

    private static PostingIndications summary(List<AccessObservation> inOrder) {
        Instant last = inOrder.get(inOrder.size() - 1).time().start();
        return new PostingIndications(
                inOrder.size(),
                inOrder.stream()
                        .map(AccessObservation::site)
                        .distinct()
                        .sorted()
                        .toList(),
                inOrder.get(0).time().start(),
                last);
    }

    private static Confidence confidence(List<AccessObservation> indications) {
        return Confidence.of(
                indications.stream().anyMatch(one -> one.kind().isInspected()),
                indications.stream().anyMatch(one -> !one.kind().isInspected()),
                indications.stream().allMatch(one -> one.identity() == Identity.USERNAME));
    }
}
