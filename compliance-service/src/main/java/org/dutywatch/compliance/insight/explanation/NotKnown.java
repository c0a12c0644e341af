package org.dutywatch.compliance.insight.explanation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dutywatch.compliance.cases.findings.FindingWording;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.time.IntervalSet;

/** Texts that say what a log cannot show. */
public final class NotKnown {
    private static final String TUNNELS =
            "Tunnels and firewall sessions show times and bytes only, not what was looked at.";
    private static final String LEASES = "A lease or an address says which device was used, not which person used it.";
    private static final String AMBIGUOUS_ADDRESSES =
            "Some addresses changed hands at about the time of an access; those accesses may be another person's.";

    private static final String UNMONITORED_PAGES =
            "This log does not show pages of other sites; what such pages embed may look like a visit.";

    private NotKnown() {}

    /** What is not known about the accesses that are on duty. */
    static List<String> of(Collection<AccessObservation> evidence, IntervalSet duty) {
        List<AccessObservation> onDuty = evidence.stream()
                .filter(one -> duty.intervals().stream().anyMatch(one.time()::overlaps))
                .toList();
        List<String> notes = new ArrayList<>(FindingWording.NOT_KNOWN_ABOUT_MINUTES);
        if (onDuty.stream().anyMatch(one -> !one.kind().isInspected())) {
            notes.add(TUNNELS);
        }
        if (onDuty.stream().anyMatch(one -> one.identity() != Identity.USERNAME)) {
            notes.add(LEASES);
        }
        if (onDuty.stream().anyMatch(AccessObservation::ambiguous)) {
            notes.add(AMBIGUOUS_ADDRESSES);
        }
        boolean embeds = onDuty.stream().anyMatch(AccessObservation::isEmbedded);
        if (embeds && onDuty.stream().allMatch(one -> one.elsewhere().sincePage() == null)) {
            notes.add(UNMONITORED_PAGES);
        }
        return notes;
    }

    /** What a confidence class means, for people who do not know the classes. */
    static String meaning(Confidence confidence) {
        return switch (confidence) {
            case URL_USERNAME -> "Inspected requests under an authenticated user name: the best evidence there is.";
            case URL_LEASE ->
                "Inspected requests, at least some of them attributed by address: they say which device, and so"
                        + " less surely which person.";
            case MIXED_USERNAME ->
                "Inspected requests and encrypted connections under an authenticated user name: the connections show"
                        + " times and bytes only.";
            case MIXED_LEASE ->
                "Inspected requests and encrypted connections, at least some of them attributed by address: less sure"
                        + " of what was looked at, and by whom.";
            case TUNNEL_USERNAME ->
                "Encrypted connections only, under an authenticated user name: they show times and bytes, so these"
                        + " figures never raise an alert by themselves.";
            case TUNNEL_LEASE ->
                "Encrypted connections only, at least some of them attributed by address: the weakest evidence; these"
                        + " figures never raise an alert by themselves.";
        };
    }
}
