package org.dutywatch.compliance.attention.estimate.domain;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.PageElsewhere;

/**
 * Infers unmonitored pages where the source does not log them. An embedded button or player shows that a page which
 * embeds it was opened shortly before. The careful estimate treats every access near one as a part of that page.
 */
final class ImpliedCompany {
    /** The parts that a page embeds are loaded within this many milliseconds of each other. */
    private static final long EMBED_WINDOW_MILLIS = 4_000;

    private final NavigableSet<Long> embedded;

    private ImpliedCompany(NavigableSet<Long> embedded) {
        this.embedded = embedded;
    }

    /**
     * @param evidence of one person, including embedded requests
     * @return no inferred pages if the source logs unmonitored pages
     */
    static ImpliedCompany of(List<AccessObservation> evidence) {
        boolean pagesAreLogged =
                evidence.stream().anyMatch(one -> one.elsewhere().sincePage() != null);
        return new ImpliedCompany(
                pagesAreLogged
                        ? new TreeSet<>()
                        : evidence.stream()
                                .filter(one -> !one.denied() && isEmbeddedInOtherPage(one))
                                .map(one -> one.time().start().toEpochMilli())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Other embedded roles (tracking pixel, sign-in) are no sign of one: sites also use them in their own pages. */
    private static boolean isEmbeddedInOtherPage(AccessObservation one) {
        return one.embed() || one.role() == HostRole.WIDGET;
    }

    boolean isEmpty() {
        return embedded.isEmpty();
    }

    /** The same accesses, with the time since the inferred page. */
    List<AccessObservation> tell(List<AccessObservation> evidence) {
        return evidence.stream().map(this::tell).toList();
    }

    private AccessObservation tell(AccessObservation one) {
        long start = one.time().start().toEpochMilli();
        Long near = embedded.floor(start + EMBED_WINDOW_MILLIS);
        if (near == null || start - near > Integer.MAX_VALUE) {
            return one;
        }
        int since = (int) Math.max(0, start - near);
        return one.near(new PageElsewhere(since, since));
    }
}
