package org.dutywatch.notification.findings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.dutywatch.notification.findings.Finding.Indications;
import org.dutywatch.notification.findings.Finding.Terms;
import org.dutywatch.notification.findings.domain.Standing;
import org.jspecify.annotations.Nullable;

/** Words a finding as one sentence: a measurement or a possibility, never a judgement. */
public final class Statement {
    private Statement() {}

    /** Returns the sentence, also for withdrawn and superseded findings. */
    public static String of(Finding finding) {
        if (finding.state() == Standing.State.SUPERSEDED) {
            return "Superseded: the shift was moved or replaced, and the notice about the shift that took its place says"
                    + " what holds now.";
        }
        if (!finding.holds()) {
            return "Withdrawn: nothing is left to tell about this shift.";
        }
        Indications indications = finding.indications();
        if (indications == null) {
            String estimate = estimate(finding);
            return Character.toUpperCase(estimate.charAt(0)) + estimate.substring(1) + ".";
        }
        return ("Possible posting on duty: %s like an upload of content to %s. What was sent is not known and never kept:"
                        + " please look into it and hear the employee first.")
                .formatted(
                        indications.count() == 1 ? "1 request that looks" : indications.count() + " requests that look",
                        String.join(", ", indications.sites()));
    }

    /** Words the figures of a finding about minutes. */
    public static String estimate(Finding finding) {
        var minutes = finding.minutes();
        return "estimated %s (band %s to %s) of on-duty access to social media sites%s, limit %s%s"
                .formatted(
                        minutes(minutes.point()),
                        figure(minutes.low()),
                        figure(minutes.high()),
                        countedOnly(finding.terms()),
                        figure(finding.limitMinutes()),
                        finding.rule() == Finding.Rule.ON_DUTY_ACCESS_PER_SHIFT ? "" : " " + per(finding));
    }

    private static String countedOnly(@Nullable Terms terms) {
        return terms == null || terms.only().isEmpty() ? "" : " (only " + terms.only() + ")";
    }

    /** Words the period of the limit: "per shift", "in any 60 min", "per week". */
    public static String per(Finding finding) {
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

    /** Words why the recipient of a REVIEW is notified although the limit is not passed. */
    public static String whyReviewed(Finding finding) {
        var terms = finding.terms();
        if (terms != null && terms.isNotice() && terms.noticeMinutes() != null) {
            return "the low end of the band has reached the notice level of " + minutes(terms.noticeMinutes())
                    + "; the limit is not passed. Please review, nothing more";
        }
        return "only the upper part of the band is above the limit; please review, nothing more";
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
