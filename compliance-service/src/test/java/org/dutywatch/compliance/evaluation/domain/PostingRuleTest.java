package org.dutywatch.compliance.evaluation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.attention.domain.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.AnAccess;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingRuleTest {
    private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Instant NOON = START.plus(Duration.ofHours(4));
    private static final IntervalSet DUTY = IntervalSet.of(new Interval(START, END));

    @Test
    void shouldReviewWhenOneRequestLooksLikePosting() {
        assertThat(judge(upload(NOON).seen()))
                .isEqualTo(new PostingVerdict.Review(
                        new PostingIndications(1, List.of("facebook"), NOON, NOON), Confidence.URL_USERNAME));
    }

    @Test
    void shouldListNumberSitesAndTimesInAnyOrder() {
        var last = NOON.plus(Duration.ofHours(2));

        assertThat(judge(
                        upload(last).on("reddit").seen(),
                        upload(NOON).seen(),
                        upload(NOON.plusSeconds(9)).seen()))
                .isEqualTo(new PostingVerdict.Review(
                        new PostingIndications(3, List.of("facebook", "reddit"), NOON, last), Confidence.URL_USERNAME));
    }

    static List<AccessObservation> noIndications() {
        return List.of(
                anAccess(NOON).seen(),
                upload(NOON).asDenied().seen(),
                upload(NOON).asAmbiguous().seen(),
                upload(NOON).asEmbed().seen(),
                upload(NOON).to(HostRole.WIDGET).seen(),
                upload(START.minusSeconds(1)).seen(),
                upload(START.minusSeconds(1)).lasting(Duration.ofSeconds(5)).seen(),
                upload(END).seen(),
                upload(END.minusSeconds(1)).lasting(Duration.ofSeconds(5)).seen());
    }

    @ParameterizedTest
    @MethodSource("noIndications")
    void shouldFindNothingWhenARequestIsNoIndication(AccessObservation access) {
        assertThat(judge(access)).isEqualTo(new PostingVerdict.NoIndication());
    }

    @Test
    void shouldFindNothingDuringOfficialBusinessOrABreak() {
        var free = IntervalSet.of(new Interval(NOON.minusSeconds(60), NOON.plusSeconds(60)));

        assertThat(PostingRule.judge(DUTY.subtract(free), List.of(upload(NOON).seen())))
                .isEqualTo(new PostingVerdict.NoIndication());
    }

    @Test
    void shouldReturnTheConfidenceOfTheEvidence() {
        var tunnel = upload(NOON).as(AccessKind.TUNNEL).by(Identity.LEASE).seen();

        assertThat(judge(tunnel))
                .isInstanceOfSatisfying(
                        PostingVerdict.Review.class,
                        review -> assertThat(review.confidence()).isEqualTo(Confidence.TUNNEL_LEASE));
    }

    private static AnAccess upload(Instant at) {
        return anAccess(at).asPosting();
    }

    private static PostingVerdict judge(AccessObservation... evidence) {
        return PostingRule.judge(DUTY, List.of(evidence));
    }
}
