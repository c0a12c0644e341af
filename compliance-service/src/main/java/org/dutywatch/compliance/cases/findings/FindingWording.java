package org.dutywatch.compliance.cases.findings;

import java.util.List;
import org.dutywatch.compliance.model.findings.FindingSnapshot;
import org.dutywatch.compliance.model.findings.FindingState;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.PostingIndications;
import org.dutywatch.compliance.model.verdicts.Verdict.ReviewReason;

/** States a finding in words: a measurement with its uncertainty, and what a log cannot show. */
public final class FindingWording {
    public static final List<String> NOT_KNOWN_ABOUT_MINUTES = List.of(
            "A proxy log shows what a browser fetched under a user name. It does not show who sat there,"
                    + " nor whether anybody looked.",
            "It does not show why: official business that nobody entered as an exemption counts like any other access.",
            "Accesses over devices or connections that are not logged here are missing.");

    private static final String SUPERSEDED =
            "Superseded: its shift was moved or replaced. See the finding about the shift that replaced it.";

    private FindingWording() {}

    private static final List<String> NOT_KNOWN_ABOUT_POSTING = List.of(
            "Whether anything was posted: a request can look like an upload and be a sign-in, a search or a draft.",
            "What was posted: content is never read or stored.",
            "Whether a supervisor directed it or it was official duty, where nobody entered an exemption.",
            "A proxy log shows what a browser sent under a user name. It does not show who sat there.",
            "Accesses over devices or connections that are not logged here are missing.");

    public static List<String> notKnown(FindingSnapshot snapshot) {
        return snapshot.estimate().indications() == null ? NOT_KNOWN_ABOUT_MINUTES : NOT_KNOWN_ABOUT_POSTING;
    }

    public static String statement(FindingSnapshot snapshot) {
        var indications = snapshot.estimate().indications();
        return indications == null ? aboutMinutes(snapshot) : aboutPosting(snapshot.state(), indications);
    }

    private static String aboutPosting(FindingState state, PostingIndications indications) {
        if (state == FindingState.SUPERSEDED) {
            return SUPERSEDED;
        }
        if (state == FindingState.WITHDRAWN) {
            return "Withdrawn: as far as is known now, nothing on duty in this shift looks like posting.";
        }
        boolean single = indications.count() == 1;
        String requests = single ? "1 request that looks" : indications.count() + " requests that look";
        String when = single
                ? ", at " + indications.first()
                : ", the first at " + indications.first() + ", the last at " + indications.last();
        return "Possible posting on duty: " + requests + " like an upload of content to "
                + String.join(", ", indications.sites())
                + (indications.first() == null ? "" : when)
                + ". What was sent is not known and never stored: a person should review it.";
    }

    private static String aboutMinutes(FindingSnapshot snapshot) {
        if (snapshot.state() == FindingState.SUPERSEDED) {
            return SUPERSEDED;
        }
        if (snapshot.state() == FindingState.WITHDRAWN) {
            return "Withdrawn: as far as is known now, the minutes of this shift do not support a finding.";
        }
        var estimate = snapshot.estimate();
        return "Estimated " + estimate.point() + " on-duty minutes (band " + estimate.low() + " to " + estimate.high()
                + ")" + sitesText(estimate.limitContext()) + limitText(estimate.limit(), estimate.limitContext())
                + tierText(snapshot);
    }

    private static String sitesText(LimitContext limitContext) {
        List<String> names =
                limitContext.siteCategories().isEmpty() ? limitContext.sites() : limitContext.siteCategories();
        return names.isEmpty() ? "" : " on " + String.join(", ", names);
    }

    private static String limitText(Minutes limit, LimitContext limitContext) {
        return switch (limitContext.per()) {
            case SHIFT -> " against a limit of " + limit + " per shift. ";
            case WINDOW ->
                " in " + limitContext.windowMinutes() + " minutes" + from(limitContext) + " against a limit of " + limit
                        + " in any " + limitContext.windowMinutes() + " minutes. ";
            case WEEK ->
                " in a week" + from(limitContext) + ", up to and including this shift, against a limit of " + limit
                        + " per week. ";
        };
    }

    /** Empty for readers who may not see the employee. */
    private static String from(LimitContext limitContext) {
        return limitContext.from() == null ? "" : " from " + limitContext.from();
    }

    private static String tierText(FindingSnapshot snapshot) {
        if (snapshot.tier() == Tier.ALERT) {
            return "Even the low end of the band is over the limit.";
        }
        var limitContext = snapshot.estimate().limitContext();
        if (limitContext.why() == ReviewReason.NOTICE_LEVEL) {
            return "The limit is not passed; the low end has reached the notice level of " + limitContext.notice()
                    + ": a person should review it.";
        }
        if (limitContext.why() == ReviewReason.ROSTER_UNKNOWN) {
            return "The low end is over the limit, but a part of the roster is not known: a person should review it.";
        }
        return snapshot.estimate().low().exceeds(snapshot.estimate().limit())
                ? "The low end is over the limit only with evidence that cannot cause an alert: encrypted tunnels, or"
                        + " accesses that pages of other sites may have loaded. A person should review it."
                : "The evidence allows minutes over the limit, but does not show them: a person should review it.";
    }
}
