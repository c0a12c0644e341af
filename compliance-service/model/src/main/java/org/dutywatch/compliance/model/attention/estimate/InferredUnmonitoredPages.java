package org.dutywatch.compliance.model.attention.estimate;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;

/**
 * Infers unmonitored pages where the source does not log them. An embedded button or player shows that a page which
 * embeds it was opened shortly before. The defended estimate treats every access near one as a part of that page.
 */
final class InferredUnmonitoredPages {
    /**
     * An access that begins at most this many milliseconds before an embedded request is assumed to have come with the
     * same page. Chosen by us (ADR 014). Ingest's window of 8 s is another one: from the start of a page that it
     * knows to an embedded request.
     */
    private static final long BEFORE_EMBEDDED_REQUEST_MILLIS = 4_000;

    private final NavigableSet<Long> embedded;

    private InferredUnmonitoredPages(NavigableSet<Long> embedded) {
        this.embedded = embedded;
    }

    /**
     * @param evidence of one person, including embedded requests
     * @return no inferred pages if the source logs unmonitored pages
     */
    static InferredUnmonitoredPages of(List<AccessObservation> evidence) {
        boolean pagesAreLogged =
                evidence.stream().anyMatch(one -> one.elsewhere().sincePage() != null);
        return new InferredUnmonitoredPages(
                pagesAreLogged
                        ? new TreeSet<>()
                        : evidence.stream()
                                .filter(one -> !one.denied() && isEmbeddedInOtherPage(one))
                                .map(one -> one.time().start().toEpochMilli())
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Other embedded roles (tracking pixel, sign-in) are no sign of another page: sites also use them themselves. */
    private static boolean isEmbeddedInOtherPage(AccessObservation one) {
        return one.embed() || one.role() == HostRole.WIDGET;
    }

    boolean isEmpty() {
        return embedded.isEmpty();
    }

    /** The same accesses, each with the time since the latest inferred page. */
    List<AccessObservation> withInferredPages(List<AccessObservation> evidence) {
        return evidence.stream().map(this::withInferredPages).toList();
    }

    private AccessObservation withInferredPages(AccessObservation one) {
        long start = one.time().start().toEpochMilli();
        Long embeddedAt = embedded.floor(start + BEFORE_EMBEDDED_REQUEST_MILLIS);
        if (embeddedAt == null || start - embeddedAt > Integer.MAX_VALUE) {
            return one;
        }
        int since = (int) Math.max(0, start - embeddedAt);
        return one.withPageAge(new UnmonitoredPageAge(since, since));
    }
}
