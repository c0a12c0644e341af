package org.dutywatch.compliance.findings;

import java.util.List;
import org.dutywatch.compliance.evaluation.domain.PostingIndications;
import org.dutywatch.compliance.evaluation.domain.Verdict.Why;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.findings.domain.Standing;
import org.dutywatch.compliance.findings.domain.Terms;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.time.domain.Minutes;

/** States a finding in words: a measurement with its uncertainty, and what a log cannot show. */
final class Wording {
    static final List<String> NOT_KNOWN = List.of(
            "A proxy log shows what a browser fetched under a user name. It does not show who sat there,"
                    + " nor whether anybody looked.",
            "It does not show why: official business that nobody entered as an exemption counts like any other access.",
            "Accesses on devices or lines that do not log here are missing.");

    private static final String SUPERSEDED =
            "Superseded: its shift was moved or replaced, and the finding of the shift that took its place says what"
                    + " holds now.";

    private Wording() {}

    private static final List<String> NOT_KNOWN_OF_POSTING = List.of(
            "Whether anything was posted: a request can look like an upload and be a sign-in, a search or a draft.",
            "What it held: content is not read and never kept.",
            "Whether a supervisor directed it or it was official duty, where nobody entered an exemption.",
            "A proxy log shows what a browser sent under a user name. It does not show who sat there.",
            "Accesses on devices or lines that do not log here are missing.");

    static List<String> notKnown(Standing standing) {
        return standing.figures().indications() == null ? NOT_KNOWN : NOT_KNOWN_OF_POSTING;
    }

    static String statement(Standing standing) {
        var indications = standing.figures().indications();
        return indications == null ? ofMinutes(standing) : ofPosting(standing.state(), indications);
    }

    private static String ofPosting(FindingState state, PostingIndications indications) {
        if (state == FindingState.SUPERSEDED) {
            return SUPERSEDED;
        }
        if (state == FindingState.WITHDRAWN) {
            return "Withdrawn: as far as is known now, nothing on duty in this shift looks like posting.";
        }
        boolean one = indications.count() == 1;
        String seen = one ? "1 request that looks" : indications.count() + " requests that look";
        String when = one
                ? "at " + indications.first()
                : "the first at " + indications.first() + ", the last at " + indications.last();
        return "Possible posting on duty: " + seen + " like an upload of content to "
                + String.join(", ", indications.sites()) + ", " + when
                + ". What was sent is not known and never kept: a person should look.";
    }

    private static String ofMinutes(Standing standing) {
        if (standing.state() == FindingState.SUPERSEDED) {
            return SUPERSEDED;
        }
        if (standing.state() == FindingState.WITHDRAWN) {
            return "Withdrawn: as far as is known now, the minutes of this shift do not support a finding.";
        }
        var figures = standing.figures();
        return "Estimated " + figures.point() + " on-duty minutes (band " + figures.low() + " to " + figures.high()
                + ")" + sitesText(figures.terms()) + limitText(figures.limit(), figures.terms()) + tierText(standing);
    }

    private static String sitesText(Terms terms) {
        List<String> named = terms.siteCategories().isEmpty() ? terms.sites() : terms.siteCategories();
        return named.isEmpty() ? "" : " on " + String.join(", ", named);
    }

    private static String limitText(Minutes limit, Terms terms) {
        return switch (terms.per()) {
            case SHIFT -> " against a limit of " + limit + " per shift. ";
            case WINDOW ->
                " in the " + terms.windowMinutes() + " minutes from " + terms.from() + " against a limit of " + limit
                        + " in any " + terms.windowMinutes() + " minutes. ";
            case WEEK ->
                " in the week from " + terms.from() + ", up to and with this shift, against a limit of " + limit
                        + " per week. ";
        };
    }

    private static String tierText(Standing standing) {
        if (standing.tier() == Tier.ALERT) {
            return "Even the low end of the band is over the limit.";
        }
        var terms = standing.figures().terms();
        if (terms.why() == Why.NOTICE_LEVEL) {
            return "The limit is not passed; the low end has reached the notice level of " + terms.notice()
                    + ": a person should look.";
        }
        if (terms.why() == Why.ROSTER_UNKNOWN) {
            return "The low end is over the limit, but the roster is not known for all of it: a person should look.";
        }
        return standing.figures().low().exceeds(standing.figures().limit())
                ? "The low end is over the limit only with what does not accuse by itself: encrypted tunnels, or accesses"
                        + " that pages of other sites may have loaded. A person should look."
                : "The evidence allows minutes over the limit, but does not show them: a person should look.";
    }
}
