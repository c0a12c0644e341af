package org.dutywatch.compliance.model.verdicts;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

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

    /**
     * Checks one shift for indications.
     *
     * @param countable duty without breaks, leave and exemptions
     */
    public static PostingVerdict check(IntervalSet countable, Collection<AccessObservation> evidence) {
        List<AccessObservation> indications = evidence.stream()
                .filter(one -> indicates(one) && liesIn(countable, one.time()))
                .sorted(Comparator.comparing(one -> one.time().start()))
                .toList();
        return indications.isEmpty()
                ? new PostingVerdict.NoIndication()
                : new PostingVerdict.Review(summary(indications), confidence(indications));
    }

    private static boolean indicates(AccessObservation one) {
        return one.posting() && !one.denied() && !one.ambiguous() && !one.isEmbedded();
    }

    private static boolean liesIn(IntervalSet countable, Interval time) {
        return countable.intervals().stream()
                .anyMatch(duty -> duty.contains(time.start()) && !time.end().isAfter(duty.end()));
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
