package org.dutywatch.compliance.insight.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.BREAK;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.END;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.START;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.at;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedAccess;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedSource;
import org.dutywatch.compliance.insight.explanation.Explanation.ExplainedStretch;
import org.dutywatch.compliance.insight.explanation.Explanation.TimeSpan;
import org.dutywatch.compliance.measuring.evidence.EvidenceSenders.Senders;
import org.dutywatch.compliance.model.attention.AccessFixtures;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AnAccess;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.dutywatch.compliance.model.time.Minutes;
import org.junit.jupiter.api.Test;

class ExplainShiftTest {
    private static final BigDecimal ROUNDING = new BigDecimal("0.3");
    private static final Instant RECORDED = Instant.parse("2026-11-01T08:00:00Z");

    private final Explanation busy =
            ExplainShift.explain(ExplainedShiftFixtures.busyShift(), Senders.NONE, "E101", null, RECORDED);

    @Test
    void shouldListTheAccessesThatOpenedContinuedAndClosedEachStretch() {
        var visit = stretchAt(at(120));

        assertThat(visit.openedBy())
                .isNotEmpty()
                .first()
                .extracting(ExplainedAccess::site)
                .isEqualTo("facebook");
        assertThat(visit.carriedBy())
                .isEqualTo(visit.carriedByHosts().stream()
                        .mapToInt(host -> host.count())
                        .sum());
        assertThat(Objects.requireNonNull(visit.closedBy()).site()).isEqualTo("youtube");
        assertThat(visit.sites()).containsExactly("facebook", "youtube");
        assertThat(visit.note()).isNull();
    }

    @Test
    void shouldNameTheSourcesOfTheAccessesOnDutyThatCount() {
        var visit = AccessFixtures.browsing(at(120), Duration.ofMinutes(20), "facebook");
        var evidence = new ArrayList<>(visit);
        evidence.add(AnAccess.anAccess(at(125))
                .of(20_000)
                .asDocument()
                .loggedBy("annex-squid")
                .build());
        evidence.add(AnAccess.anAccess(at(425))
                .of(20_000)
                .asDocument()
                .loggedBy("exempt-squid")
                .build());
        evidence.add(AnAccess.anAccess(at(250))
                .of(20_000)
                .asDocument()
                .loggedBy("break-squid")
                .build());
        evidence.add(AnAccess.anAccess(at(-60))
                .of(20_000)
                .asDocument()
                .loggedBy("off-duty-squid")
                .build());

        var sources = ExplainShift.explain(ExplainedShiftFixtures.facts(evidence), Senders.NONE, "E101", null, RECORDED)
                .sources();

        assertThat(sources).extracting(ExplainedSource::source).containsExactly("annex-squid", "hq-squid");
        assertThat(sources.get(0)).isEqualTo(new ExplainedSource("annex-squid", 1, 0, List.of()));
        assertThat(sources.get(1).accesses()).isBetween(2, visit.size());
        assertThat(sources.get(1).contradicted()).isZero();
    }

    @Test
    void shouldCountTheAccessesThatAnotherSourceLoggedAsDenied() {
        var evidence = List.of(
                AnAccess.anAccess(at(120)).of(20_000).asDocument().build(),
                AnAccess.anAccess(at(121)).of(20_000).asDocument().build(),
                AnAccess.anAccess(at(122)).of(20_000).asDocument().build(),
                AnAccess.anAccess(at(123)).of(20_000).asDocument().build(),
                AnAccess.anAccess(at(120).plusSeconds(1))
                        .of(0)
                        .asDenied()
                        .loggedBy("firewall")
                        .build(),
                AnAccess.anAccess(at(121)).of(0).asDenied().build(),
                AnAccess.anAccess(at(122))
                        .on("reddit")
                        .of(0)
                        .asDenied()
                        .loggedBy("firewall")
                        .build(),
                AnAccess.anAccess(at(123).plusSeconds(30))
                        .of(0)
                        .asDenied()
                        .loggedBy("firewall")
                        .build());

        var sources = ExplainShift.explain(ExplainedShiftFixtures.facts(evidence), Senders.NONE, "E101", null, RECORDED)
                .sources();

        assertThat(sources).containsExactly(new ExplainedSource("hq-squid", 4, 1, List.of()));
    }

    @Test
    void shouldAddUpToTheEstimateWhenAllStretchesAreSummed() {
        var sum = busy.attention().stream().map(ExplainedStretch::minutes).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isCloseTo(busy.minutes().point(), org.assertj.core.data.Offset.offset(ROUNDING));
    }

    @Test
    void shouldListNoTimeOffDutyOrInABreak() {
        var attention = busy.attention().stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(new TimeSpan(one.start(), one.end())),
                        one.openedBy().stream().map(access -> new TimeSpan(access.start(), access.end()))));
        var sites = busy.sites().stream().flatMap(site -> site.intervals().stream());
        var excluded = busy.excluded().stream()
                .flatMap(one -> Stream.concat(
                        one.intervals().stream(),
                        one.accesses().stream().map(host -> new TimeSpan(host.first(), host.last()))));

        assertThat(Stream.of(attention, sites).flatMap(each -> each))
                .isNotEmpty()
                .allSatisfy(span -> {
                    assertThat(span.start()).isAfterOrEqualTo(START);
                    assertThat(span.end()).isBeforeOrEqualTo(END);
                    assertThat(span.end().isAfter(BREAK.start()) && span.start().isBefore(BREAK.end()))
                            .isFalse();
                });
        assertThat(excluded).allSatisfy(span -> {
            assertThat(span.start()).isAfterOrEqualTo(START);
            assertThat(span.end()).isBeforeOrEqualTo(END);
        });
        assertThat(stretchAt(START).note()).contains("not listed");
    }

    @Test
    void shouldSumTimeOffDutyAndInBreaksWithoutListingIt() {
        for (var reason : List.of(ExclusionReason.OFF_DUTY, ExclusionReason.BREAK)) {
            var summed = excluded(reason);
            assertThat(summed.minutes()).isPositive();
            assertThat(summed.intervals()).isEmpty();
            assertThat(summed.accesses()).isEmpty();
        }
    }

    @Test
    void shouldListIntervalsThatAddUpToTheMinutesOfEachExclusion() {
        assertThat(busy.excluded().stream().filter(one -> !one.intervals().isEmpty()))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(one -> assertThat(minutes(one.intervals())).isEqualByComparingTo(one.minutes()));
        assertThat(excluded(ExclusionReason.EMBED).accesses()).isNotEmpty();
        assertThat(excluded(ExclusionReason.EXEMPT).intervals()).isNotEmpty();
        assertThat(excluded(ExclusionReason.DENIED).accesses()).hasSize(1);
    }

    @Test
    void shouldShowHowTheBandFollowsFromTheReadings() {
        var band = Objects.requireNonNull(busy.band());

        assertThat(band.low().result()).isEqualByComparingTo(busy.minutes().low());
        assertThat(band.high().result()).isEqualByComparingTo(busy.minutes().high());
        assertThat(band.likely()).isEqualByComparingTo(busy.minutes().point());
        assertThat(band.low().share()).isEqualTo(0.93);
        assertThat(band.high().marginMinutes()).isEqualByComparingTo("1.7");
        assertThat(band.words()).contains("93 %", "107 %", band.strict().toPlainString(), "nine times in ten");
    }

    @Test
    void shouldNameEveryVersion() {
        assertThat(busy.versions())
                .isEqualTo(new Explanation.ExplanationVersions(
                        "fixed-gaps", "2026-11-01", "policy-7", "duty-rule-0", RECORDED));
    }

    @Test
    void shouldListMoreUnknownsWhenEvidenceIsTunnelsAndLeases() {
        var evidence = new ArrayList<>(AccessFixtures.browsing(at(60), Duration.ofMinutes(5), "facebook"));
        evidence.add(AnAccess.anAccess(at(120))
                .lasting(Duration.ofMinutes(9))
                .to(HostRole.PAGE)
                .of(9_000_000)
                .as(AccessKind.TUNNEL)
                .by(Identity.LEASE)
                .build());

        var explanation =
                ExplainShift.explain(ExplainedShiftFixtures.facts(evidence), Senders.NONE, "E101", null, null);

        assertThat(busy.notKnown()).hasSize(4).anyMatch(doubt -> doubt.contains("does not show pages of other sites"));
        assertThat(explanation.notKnown())
                .hasSize(5)
                .anyMatch(doubt -> doubt.contains("bytes only"))
                .anyMatch(doubt -> doubt.contains("not which person"));
        assertThat(Objects.requireNonNull(explanation.confidence()).meaning()).contains("attributed by address");
    }

    @Test
    void shouldNeverJudge() {
        assertThat(busy.toString()).doesNotContainIgnoringCase("violat").doesNotContainIgnoringCase("guilty");
    }

    private ExplainedStretch stretchAt(Instant start) {
        return busy.attention().stream()
                .filter(one -> !one.start().isAfter(start) && one.end().isAfter(start))
                .findFirst()
                .orElseThrow();
    }

    private Explanation.ExplainedExclusion excluded(ExclusionReason reason) {
        return busy.excluded().stream()
                .filter(one -> one.reason() == reason)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal minutes(List<TimeSpan> spans) {
        var length = spans.stream()
                .map(span -> Duration.between(span.start(), span.end()))
                .reduce(Duration.ZERO, Duration::plus);
        return Minutes.rounded(length).toBigDecimal();
    }
}
