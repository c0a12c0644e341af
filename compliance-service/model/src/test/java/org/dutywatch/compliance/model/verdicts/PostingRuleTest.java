package org.dutywatch.compliance.model.verdicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.AnAccess;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
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
        assertThat(check(upload(NOON).build()))
                .isEqualTo(new PostingVerdict.Review(
                        new PostingIndications(1, List.of("facebook"), NOON, NOON), Confidence.URL_USERNAME));
    }

    @Test
    void shouldListNumberSitesAndTimesInAnyOrder() {
        var last = NOON.plus(Duration.ofHours(2));

        assertThat(check(
                        upload(last).on("reddit").build(),
                        upload(NOON).build(),
                        upload(NOON.plusSeconds(9)).build()))
                .isEqualTo(new PostingVerdict.Review(
                        new PostingIndications(3, List.of("facebook", "reddit"), NOON, last), Confidence.URL_USERNAME));
    }

    static List<AccessObservation> noIndications() {
        return List.of(
                anAccess(NOON).build(),
                upload(NOON).asDenied().build(),
                upload(NOON).asAmbiguous().build(),
                upload(NOON).asEmbed().build(),
                upload(NOON).to(HostRole.WIDGET).build(),
                upload(START.minusSeconds(1)).build(),
                upload(START.minusSeconds(1)).lasting(Duration.ofSeconds(5)).build(),
                upload(END).build(),
                upload(END.minusSeconds(1)).lasting(Duration.ofSeconds(5)).build());
    }

    @ParameterizedTest
    @MethodSource("noIndications")
    void shouldFindNothingWhenARequestIsNoIndication(AccessObservation access) {
        assertThat(check(access)).isEqualTo(new PostingVerdict.NoIndication());
    }

    @Test
    void shouldFindNothingDuringOfficialBusinessOrABreak() {
        var free = IntervalSet.of(new Interval(NOON.minusSeconds(60), NOON.plusSeconds(60)));

        assertThat(PostingRule.check(DUTY.subtract(free), List.of(upload(NOON).build())))
                .isEqualTo(new PostingVerdict.NoIndication());
    }

    @Test
    void shouldReturnTheConfidenceOfTheEvidence() {
        var tunnel = upload(NOON).as(AccessKind.TUNNEL).by(Identity.LEASE).build();

        assertThat(check(tunnel))
                .isInstanceOfSatisfying(
                        PostingVerdict.Review.class,
                        review -> assertThat(review.confidence()).isEqualTo(Confidence.TUNNEL_LEASE));
    }

    private static AnAccess upload(Instant at) {
        return anAccess(at).asPosting();
    }

    private static PostingVerdict check(AccessObservation... evidence) {
        return PostingRule.check(DUTY, List.of(evidence));
    }
}
