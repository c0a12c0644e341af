package org.dutywatch.compliance.insight.explanation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedExclusion;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedMinutes;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedShift;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSite;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSource;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplanationVersions;
import org.dutywatch.compliance.people.access.CoarseFigures;

/**
 * An explanation under a pseudonym: which sites, sources and reasons, with coarse figures. Accesses, stretches and other
 * times are the same for all viewers and could give the employee away.
 */
final class MaskedExplanation {
    private static final String NOTE = "Under a pseudonym times are local days, minutes are rounded to 5, and accesses,"
            + " stretches of use and the roster are not listed. An unmasking shows them.";

    private MaskedExplanation() {}

    /**
     * @param exact the explanation for readers who see the employee; the statement of a finding in it is masked already
     * @param day gives the day that is shown instead of a time
     */
    static Explanation of(Explanation exact, UnaryOperator<Instant> day) {
        List<String> notKnown = new ArrayList<>(exact.notKnown());
        notKnown.add(NOTE);
        return new Explanation(
                exact.findingId(),
                null,
                exact.employeeId(),
                exact.clause(),
                exact.findingId() == null
                        ? ExplainShift.statement(coarse(exact.minutes()), exact.limitMinutes())
                        : exact.statement(),
                notKnown,
                new ExplainedShift(
                        day.apply(exact.shift().start()),
                        day.apply(exact.shift().end()),
                        exact.shift().kind()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                coarse(exact.minutes()),
                CoarseFigures.minutes(exact.minutesLowOfRequests()),
                exact.limitMinutes(),
                exact.confidence(),
                null,
                List.of(),
                exact.sites().stream()
                        .map(site -> new ExplainedSite(site.site(), CoarseFigures.minutes(site.minutes()), List.of()))
                        .sorted(ExplainedEvidence.MOST_MINUTES_FIRST)
                        .toList(),
                exact.sources().stream().map(MaskedExplanation::coarse).toList(),
                exact.excluded().stream().map(MaskedExplanation::coarse).toList(),
                withoutTime(exact.versions()));
    }

    private static ExplainedMinutes coarse(ExplainedMinutes exact) {
        return new ExplainedMinutes(
                CoarseFigures.minutes(exact.low()),
                CoarseFigures.minutes(exact.point()),
                CoarseFigures.minutes(exact.high()));
    }

    private static ExplainedSource coarse(ExplainedSource exact) {
        return new ExplainedSource(
                exact.source(),
                CoarseFigures.count(exact.accesses()),
                CoarseFigures.count(exact.contradicted()),
                exact.senders());
    }

    private static ExplainedExclusion coarse(ExplainedExclusion exact) {
        BigDecimal minutes = CoarseFigures.minutes(exact.minutes());
        return new ExplainedExclusion(exact.reason(), exact.why(), minutes, List.of(), List.of());
    }

    private static ExplanationVersions withoutTime(ExplanationVersions versions) {
        return new ExplanationVersions(
                versions.profile(), versions.catalogue(), versions.policy(), versions.dutyRule(), null);
    }
}
