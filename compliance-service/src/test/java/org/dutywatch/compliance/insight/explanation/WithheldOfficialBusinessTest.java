package org.dutywatch.compliance.insight.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.at;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.insight.timeline.TimelineSvg;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.model.attention.AccessFixtures;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.measuring.SiteExemptions;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class WithheldOfficialBusinessTest {
    /** The visit from 415 to 445 minutes into the shift crosses the start of the window at 420. */
    private static final ShiftFacts BUSY = ExplainedShiftFixtures.busyShift();

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Test
    void shouldListNoTimeOfOfficialBusinessOrNextToIt() {
        var withheld = withheld(BUSY);

        assertThat(withheld.exemptions()).isEmpty();
        assertThat(withheld.exemptSites()).isEmpty();
        assertThat(times(withheld))
                .isNotEmpty()
                .noneSatisfy(time -> assertThat(time).isBetween(at(414), ExplainedShiftFixtures.EXEMPT.end()));
    }

    @Test
    void shouldKeepTheMinutesAndWhatLiesApart() {
        var complete = complete(BUSY);
        var withheld = withheld(BUSY);

        assertThat(withheld.minutes()).isEqualTo(complete.minutes());
        assertThat(withheld.attention())
                .isNotEmpty()
                .isEqualTo(complete.attention().stream()
                        .filter(one ->
                                one.end().isBefore(at(410)) || one.start().isAfter(at(460)))
                        .toList());
        assertThat(withheld.excluded())
                .allSatisfy(one -> assertThat(one.intervals()).isEmpty())
                .extracting(Explanation.ExplainedExclusion::minutes)
                .containsExactlyElementsOf(complete.excluded().stream()
                        .map(Explanation.ExplainedExclusion::minutes)
                        .toList());
        assertThat(withheld.excluded())
                .filteredOn(one -> one.reason() == ExclusionReason.EXEMPT)
                .singleElement()
                .extracting(Explanation.ExplainedExclusion::why)
                .isEqualTo(WithheldOfficialBusiness.WHY);
        assertThat(withheld.notKnown()).contains(WithheldOfficialBusiness.NOT_KNOWN);
    }

    /** One window for official duty, or a longer one, or a second one for an investigation: the reader sees the same. */
    @Test
    void shouldShowTheSameWhateverTheWindowsAreThatCoverTheSameVisit() {
        var one = withheld(with(new Interval(at(410), at(460))));

        assertThat(withheld(with(new Interval(at(400), at(500))))).isEqualTo(one);
        assertThat(withheld(with(new Interval(at(408), at(430)), new Interval(at(429), at(455)))))
                .isEqualTo(one);
        assertThat(picture(with(new Interval(at(400), at(500)))))
                .isEqualTo(picture(with(new Interval(at(410), at(460)))));
    }

    /** A background tab is left out all day; where its time ends for a while would be the window. */
    @Test
    void shouldNotShowAWindowAsAGapInWhatWasLeftOut() {
        var tab = ExplainedShiftFixtures.facts(AccessFixtures.backgroundTab(at(10), Duration.ofMinutes(580)));
        assertThat(complete(tab).excluded().stream()
                        .flatMap(one -> one.intervals().stream())
                        .map(TimeSpan::end))
                .contains(ExplainedShiftFixtures.EXEMPT.start());

        assertThat(times(withheld(tab))).doesNotContain(ExplainedShiftFixtures.EXEMPT.start());
    }

    @Test
    void shouldWithholdTheTimesOfExemptSites() {
        var sites = new ShiftFacts(
                BUSY.shift(),
                IntervalSet.empty(),
                SiteExemptions.of(Map.of("facebook", IntervalSet.of(ExplainedShiftFixtures.EXEMPT))),
                BUSY.otherDuty(),
                BUSY.evidence(),
                BUSY.policy(),
                BUSY.profiles(),
                null,
                List.of());

        assertThat(complete(sites).exemptSites()).isNotEmpty();
        assertThat(withheld(sites).exemptSites()).isEmpty();
        assertThat(times(withheld(sites)))
                .noneSatisfy(time -> assertThat(time).isBetween(at(414), ExplainedShiftFixtures.EXEMPT.end()));
    }

    @Test
    void shouldChangeNothingWhenTheShiftHasNoOfficialBusiness() {
        var without = with();

        assertThat(withheld(without)).isEqualTo(complete(without));
    }

    private static ShiftFacts with(Interval... windows) {
        return new ShiftFacts(
                BUSY.shift(),
                IntervalSet.of(windows),
                BUSY.otherDuty(),
                BUSY.evidence(),
                BUSY.policy(),
                BUSY.profiles());
    }

    private static Explanation complete(ShiftFacts facts) {
        return ExplainShift.explain(facts, Senders.NONE, "E101", null, null);
    }

    private static Explanation withheld(ShiftFacts facts) {
        return WithheldOfficialBusiness.from(complete(facts), facts);
    }

    private static String picture(ShiftFacts facts) {
        return TimelineSvg.of(ExplanationTimeline.of(withheld(facts), ZONE));
    }

    /** Every time in the explanation, without those of the shift, its duty and its breaks. */
    private static List<Instant> times(Explanation explanation) {
        Stream<TimeSpan> spans = Stream.of(
                        explanation.exemptions().stream(),
                        explanation.exemptSites().stream().flatMap(site -> site.intervals().stream()),
                        explanation.attention().stream().map(one -> new TimeSpan(one.start(), one.end())),
                        explanation.attention().stream()
                                .flatMap(one -> one.openedBy().stream()
                                        .map(access -> new TimeSpan(access.start(), access.end()))),
                        explanation.attention().stream()
                                .flatMap(one -> one.carriedByHosts().stream()
                                        .map(host -> new TimeSpan(host.first(), host.last()))),
                        explanation.sites().stream().flatMap(site -> site.intervals().stream()),
                        explanation.excluded().stream().flatMap(one -> one.intervals().stream()),
                        explanation.excluded().stream()
                                .flatMap(one ->
                                        one.accesses().stream().map(host -> new TimeSpan(host.first(), host.last()))))
                .flatMap(each -> each);
        return spans.flatMap(span -> Stream.of(span.start(), span.end())).toList();
    }
}
