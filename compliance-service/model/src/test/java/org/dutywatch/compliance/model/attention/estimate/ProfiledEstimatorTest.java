package org.dutywatch.compliance.model.attention.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.dutywatch.compliance.model.attention.AccessFixtures.backgroundTab;
import static org.dutywatch.compliance.model.attention.AccessFixtures.browsing;
import static org.dutywatch.compliance.model.attention.AccessFixtures.embeddedButtons;
import static org.dutywatch.compliance.model.attention.AccessFixtures.pageOpened;
import static org.dutywatch.compliance.model.attention.AccessFixtures.tunnel;
import static org.dutywatch.compliance.model.attention.AccessFixtures.video;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.AttentionSession;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class ProfiledEstimatorTest {
    private static final Instant TEN = Instant.parse("2026-11-03T16:00:00Z");

    private final ProfiledEstimator estimator = new ProfiledEstimator(EstimatorProfiles.V2);

    @Test
    void shouldCountNothingWhenButtonsAreEmbeddedAllDay() {
        Attention attention = estimator.estimate(embeddedButtons(TEN, Duration.ofHours(8)));

        assertThat(attention.high().isEmpty()).isTrue();
        assertThat(contributions(attention)).containsExactly(Contribution.EMBED);
    }

    @Test
    void shouldCountNothingWhenATabPollsForFourHours() {
        Attention attention = estimator.estimate(backgroundTab(TEN, Duration.ofHours(4)));

        assertThat(attention.high().isEmpty()).isTrue();
        assertThat(contributions(attention)).containsExactly(Contribution.POLLING);
    }

    @Test
    void shouldCountNothingWhenAMessengerPolls() {
        List<AccessObservation> polls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            polls.add(anAccess(TEN.plusSeconds(7L * i * i))
                    .to(HostRole.MESSAGING_POLL)
                    .of(90_000)
                    .build());
        }

        Attention attention = estimator.estimate(polls);

        assertThat(attention.high().isEmpty()).isTrue();
        assertThat(contributions(attention)).containsExactly(Contribution.POLLING);
    }

    @Test
    void shouldCountAboutAsLongAsSomebodyBrowsed() {
        Attention attention = estimator.estimate(browsing(TEN, Duration.ofMinutes(52), "facebook"));

        assertThat(minutes(attention.point())).isBetween(51.0, 53.5);
        assertThat(minutes(attention.low())).isGreaterThan(45);
        assertThat(minutes(attention.high())).isBetween(52.0, 56.0);
    }

    @Test
    void shouldEndAttentionSoonWhenAPersonLeavesATabThatPolls() {
        List<AccessObservation> evidence = browsing(TEN, Duration.ofMinutes(10), "facebook");
        evidence.addAll(backgroundTab(TEN.plusSeconds(20), Duration.ofHours(3)));

        Attention attention = estimator.estimate(evidence);

        assertThat(minutes(attention.point())).isBetween(9.0, 12.0);
    }

    @Test
    void shouldCountAVideoAsLongAsItPlays() {
        Attention attention = estimator.estimate(video(TEN, Duration.ofMinutes(20)));

        assertThat(minutes(attention.point())).isBetween(19.5, 20.5);
        assertThat(minutes(attention.low())).isGreaterThan(19);
    }

    @Test
    void shouldNotCountPicturesWithoutAPage() {
        List<AccessObservation> pictures = pageOpened(TEN, "facebook").stream()
                .filter(one -> one.role() == HostRole.CDN)
                .toList();

        Attention attention = estimator.estimate(pictures);

        assertThat(attention.high().isEmpty()).isTrue();
        assertThat(contributions(attention)).containsExactly(Contribution.WEAK);
    }

    @Test
    void shouldCapACorruptNumberOfBytes() {
        AccessObservation garbled = anAccess(TEN)
                .of(Long.MAX_VALUE)
                .lasting(Duration.ofMinutes(20))
                .as(AccessKind.TUNNEL)
                .build();
        AccessObservation much = anAccess(TEN)
                .of(1L << 40)
                .lasting(Duration.ofMinutes(20))
                .as(AccessKind.TUNNEL)
                .build();

        Attention attention = estimator.estimate(List.of(garbled));

        assertThat(attention.high()).isEqualTo(estimator.estimate(List.of(much)).high());
        assertThat(attention.high().isEmpty()).isFalse();
    }

    @Test
    void shouldNotCountAHangingRequestAsReading() {
        AccessObservation hangs =
                anAccess(TEN).of(900).lasting(Duration.ofHours(1)).build();
        List<AccessObservation> evidence = pageOpened(TEN, "facebook");
        evidence.add(hangs);

        assertThat(minutes(estimator.estimate(evidence).high())).isLessThan(3);
    }

    @Test
    void shouldCountNothingWhenAMessagingTunnelIdlesForEightHours() {
        AccessObservation idle = tunnel(TEN, Duration.ofHours(8), HostRole.PAGE, 900_000);

        assertThat(estimator.estimate(List.of(idle)).high().isEmpty()).isTrue();
    }

    @Test
    void shouldCountABusyTunnelUpToItsIdleEnd() {
        AccessObservation busy = tunnel(TEN, Duration.ofMinutes(11), HostRole.PAGE, 6_000_000);

        Attention attention = estimator.estimate(List.of(busy));

        assertThat(minutes(attention.point())).isBetween(9.0, 11.0);
        assertThat(attention.lowOfRequests().isEmpty()).isTrue();
    }

    @Test
    void shouldReadAFirewallFlowLikeATunnel() {
        AccessObservation flow = anAccess(TEN)
                .lasting(Duration.ofMinutes(11))
                .of(6_000_000)
                .as(AccessKind.FLOW)
                .build();
        AccessObservation tunnel = tunnel(TEN, Duration.ofMinutes(11), HostRole.PAGE, 6_000_000);

        assertThat(estimator.estimate(List.of(flow)).point())
                .isEqualTo(estimator.estimate(List.of(tunnel)).point());
    }

    @Test
    void shouldNotCountTwoSitesAtOnceTwice() {
        List<AccessObservation> evidence = browsing(TEN, Duration.ofMinutes(20), "facebook");
        evidence.addAll(browsing(TEN.plusSeconds(5), Duration.ofMinutes(20), "reddit"));

        Attention attention = estimator.estimate(evidence);

        assertThat(minutes(attention.point())).isLessThan(22);
        assertThat(attention.pointBySite()).containsOnlyKeys("facebook", "reddit");
        assertThat(minutes(attention.pointBySite().getOrDefault("reddit", IntervalSet.empty())))
                .isGreaterThan(19);
    }

    @Test
    void shouldListWhatOpenedContinuedAndClosedASession() {
        AccessObservation document = anAccess(TEN).asDocument().build();
        AccessObservation picture =
                anAccess(TEN.plusSeconds(60)).to(HostRole.CDN).of(75_000).build();
        AccessObservation tooSmall =
                anAccess(TEN.plusSeconds(80)).to(HostRole.CDN).of(900).build();

        Attention attention = estimator.estimate(List.of(tooSmall, picture, document));

        assertThat(attention.sessions())
                .singleElement()
                .returns(List.of(document.id()), AttentionSession::openedBy)
                .returns(List.of(picture.id()), AttentionSession::carriedBy)
                .returns(picture.id(), AttentionSession::closedBy);
        assertThat(attention.interpretations())
                .extracting(Interpretation::contribution)
                .containsExactly(Contribution.OPENED, Contribution.CARRIED, Contribution.WEAK);
    }

    @Test
    void shouldReturnTheVersionsOfItsProfiles() {
        assertThat(estimator.version()).isEqualTo("url-v2+tunnel-v2+flow-v2");
    }

    @Test
    void shouldRefuseAProfileWhoseLowEstimateIsNotMonotone() {
        KindProfile url = EstimatorProfiles.V2.requests();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KindProfile("url-x", url.polling(), url.point(), url.point(), url.high()))
                .withMessageContaining("url-x");
    }

    private static Set<Contribution> contributions(Attention attention) {
        return attention.interpretations().stream()
                .map(Interpretation::contribution)
                .collect(Collectors.toSet());
    }

    private static double minutes(IntervalSet times) {
        return times.length().toMillis() / 60_000d;
    }
}
