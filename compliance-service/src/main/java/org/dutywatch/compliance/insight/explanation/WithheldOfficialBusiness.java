package org.dutywatch.compliance.insight.explanation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedExclusion;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSite;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedStretch;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * Removes from the explanation of a shift with official business all from which the times of an investigation could be
 * worked out, for readers who may not know of investigations. It makes no difference whether there is one: official duty
 * and investigations are one sum of minutes. What is left out lies in official business or next to it; times that would
 * end where official business begins are left out, too.
 */
final class WithheldOfficialBusiness {
    static final String WHY =
            "Official business and other reasons (clause IV.C); they are summed, and their times are not listed.";
    static final String NOT_KNOWN = "When the official business was: its times, what lies next to them, and the times"
            + " of what was left out are summed and not listed.";

    private final IntervalSet exempt;

    private WithheldOfficialBusiness(IntervalSet exempt) {
        this.exempt = exempt;
    }

    /** The explanation as it is if the shift has no official business; otherwise without its times. */
    static Explanation from(Explanation complete, ShiftFacts facts) {
        IntervalSet exempt =
                facts.siteExemptions().windows().values().stream().reduce(facts.exemptTimes(), IntervalSet::union);
        return exempt.isEmpty() ? complete : new WithheldOfficialBusiness(exempt).without(complete);
    }

    private Explanation without(Explanation complete) {
        List<ExplainedStretch> listed = complete.attention().stream()
                .filter(stretch -> isApart(stretch.start(), stretch.end()))
                .toList();
        IntervalSet listedTimes = IntervalSet.of(listed.stream()
                .map(stretch -> new Interval(stretch.start(), stretch.end()))
                .toList());
        return new Explanation(
                complete.findingId(),
                complete.revision(),
                complete.employeeId(),
                complete.clause(),
                complete.statement(),
                Stream.concat(complete.notKnown().stream(), Stream.of(NOT_KNOWN))
                        .toList(),
                complete.shift(),
                complete.duty(),
                complete.breaks(),
                complete.leave(),
                List.of(),
                List.of(),
                complete.minutes(),
                complete.minutesLowOfRequests(),
                complete.limitMinutes(),
                complete.confidence(),
                complete.band(),
                listed,
                complete.sites().stream().map(site -> within(site, listedTimes)).toList(),
                complete.sources(),
                complete.excluded().stream()
                        .map(WithheldOfficialBusiness::summed)
                        .toList(),
                complete.versions());
    }

    /** Whether the stretch neither overlaps nor touches official business. */
    private boolean isApart(Instant start, Instant end) {
        return exempt.intervals().stream()
                .allMatch(window -> end.isBefore(window.start()) || start.isAfter(window.end()));
    }

    private static ExplainedSite within(ExplainedSite site, IntervalSet times) {
        IntervalSet all = IntervalSet.of(site.intervals().stream()
                .map(span -> new Interval(span.start(), span.end()))
                .toList());
        return new ExplainedSite(site.site(), site.minutes(), TimeSpan.of(all.intersect(times)));
    }

    private static ExplainedExclusion summed(ExplainedExclusion one) {
        return new ExplainedExclusion(
                one.reason(),
                one.reason() == ExclusionReason.EXEMPT ? WHY : one.why(),
                one.minutes(),
                List.of(),
                List.of());
    }
}
