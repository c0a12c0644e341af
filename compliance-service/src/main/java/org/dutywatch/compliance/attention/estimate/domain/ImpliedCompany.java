package org.dutywatch.compliance.attention.estimate.domain;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.PageElsewhere;

/**
 * Where a source shows no pages elsewhere, what they embed still shows that there were some: a button, a counter or a
 * player means that a page was opened shortly before. Who wants to be sure takes what came near them for company.
 */
final class ImpliedCompany {
    /** What a page embeds comes within some seconds of each other. */
    private static final long LEAD = 4_000;

    private final NavigableSet<Long> embedded;

    private ImpliedCompany(NavigableSet<Long> embedded) {
        this.embedded = embedded;
    }

    /**
     * @param evidence of one person, embeds and all
     * @return nothing implied where the source shows pages elsewhere
     */
    static ImpliedCompany of(List<AccessObservation> evidence) {
        boolean shown = evidence.stream().anyMatch(one -> one.elsewhere().sincePage() != null);
        return new ImpliedCompany(
                shown
                        ? new TreeSet<>()
                        : evidence.stream()
                                .filter(one -> !one.denied() && isOfAPageElsewhere(one))
                                .map(one -> one.time().start().toEpochMilli())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Sites count their own visitors and sign them in, too. */
    private static boolean isOfAPageElsewhere(AccessObservation one) {
        return one.embed() || one.role() == HostRole.WIDGET;
    }

    boolean isEmpty() {
        return embedded.isEmpty();
    }

    /** The same accesses, with what is implied of pages elsewhere. */
    List<AccessObservation> tell(List<AccessObservation> evidence) {
        return evidence.stream().map(this::tell).toList();
    }

    private AccessObservation tell(AccessObservation one) {
        long start = one.time().start().toEpochMilli();
        Long near = embedded.floor(start + LEAD);
        if (near == null || start - near > Integer.MAX_VALUE) {
            return one;
        }
        int since = (int) Math.max(0, start - near);
        return one.near(new PageElsewhere(since, since));
    }
}
