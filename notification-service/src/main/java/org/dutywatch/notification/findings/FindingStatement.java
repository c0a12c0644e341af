package org.dutywatch.notification.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dutywatch.notification.findings.Finding.FindingLimitContext;
import org.dutywatch.notification.findings.Finding.Indications;
import org.dutywatch.notification.findings.domain.FindingSummary;
import org.jspecify.annotations.Nullable;

/** Writes a finding as one sentence: a measurement or a possibility, never a judgement. */
public final class FindingStatement {
    /** For findings that were stored before compliance sent a reason, and for reasons that are not known here. */
    private static final String NO_ALERT = "the evidence is not sufficient for an alert";

    private FindingStatement() {}

    /** Returns the sentence, also for withdrawn and superseded findings. */
    public static String of(Finding finding) {
        if (finding.state() == FindingSummary.State.SUPERSEDED) {
            return "Superseded: the shift was moved or replaced. The notice about the new shift says what is valid.";
        }
        if (!finding.inEffect()) {
            return "Withdrawn: the facts known now do not support this finding.";
        }
        Indications indications = finding.indications();
        if (indications == null) {
            String estimate = estimate(finding);
            return Character.toUpperCase(estimate.charAt(0)) + estimate.substring(1) + ".";
        }
        return ("Possible posting on duty: %s like an upload of content to %s. What was sent is not known and not"
                        + " stored: please look into it and hear the employee first.")
                .formatted(
                        indications.count() == 1 ? "1 request that looks" : indications.count() + " requests that look",
                        String.join(", ", indications.sites()));
    }

    /** Writes the estimate, the band and the limit of a finding about minutes. */
    public static String estimate(Finding finding) {
        var minutes = finding.minutes();
        return "estimated %s (band %s to %s) of on-duty access to social media sites%s, limit %s%s"
                .formatted(
                        minutes(minutes.point()),
                        figure(minutes.low()),
                        figure(minutes.high()),
                        countedOnly(finding.terms()),
                        figure(finding.limitMinutes()),
                        finding.rule() == Finding.Rule.ON_DUTY_ACCESS_PER_SHIFT ? "" : " " + limitPeriod(finding));
    }

    private static String countedOnly(@Nullable FindingLimitContext terms) {
        return terms == null || terms.countedOnly().isEmpty() ? "" : " (only " + terms.countedOnly() + ")";
    }

    /** Writes the period of the limit: "per shift", "in any 60 min", "per week". */
    public static String limitPeriod(Finding finding) {
        var terms = finding.terms();
        if (terms == null) {
            return "per shift";
        }
        return switch (terms.per()) {
            case SHIFT -> "per shift";
            case WINDOW -> "in any " + terms.windowMinutes() + " min";
            case WEEK -> "per week";
        };
    }

    /** Writes why a REVIEW is one: why a person should look at the finding, although it is no alert. */
    public static String whyReviewed(Finding finding) {
        var terms = finding.terms();
        return (terms == null ? NO_ALERT : reviewReason(terms)) + "; please review it";
    }

    private static String reviewReason(FindingLimitContext terms) {
        return switch (String.valueOf(terms.why())) {
            case "BAND_CROSSES_LIMIT" -> "only the upper part of the band is above the limit";
            case "RESTS_ON_TUNNELS" ->
                "whether the limit is passed depends on encrypted connections, whose content the log does not show";
            case "CONTEXT_UNKNOWN" ->
                "the low end of the band is above the limit, but pages of other sites may have loaded a part of it, and"
                        + " the log does not show such pages";
            case "ROSTER_UNKNOWN" ->
                "the low end of the band is above the limit, but a part of the roster is not known";
            case "NOTICE_LEVEL" ->
                "the limit is not passed, but the low end of the band has reached the notice level"
                        + (terms.noticeMinutes() == null ? "" : " of " + minutes(terms.noticeMinutes()));
            default -> NO_ALERT;
        };
    }

    /** "52 min", "1 min", "46.5 min". */
    public static String minutes(double minutes) {
        return figure(minutes) + " min";
    }

    /** At most one decimal, none if it is zero. */
    public static String figure(double minutes) {
        BigDecimal rounded = BigDecimal.valueOf(minutes).setScale(1, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().scale() <= 0
                ? rounded.setScale(0, RoundingMode.UNNECESSARY).toPlainString()
                : rounded.toPlainString();
    }
}
