package org.dutywatch.compliance.model.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.measuring.LimitFigures;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.model.verdicts.Verdict.ReviewReason;
import org.junit.jupiter.api.Test;

class AccessLimitRuleTest {
    private static final Minutes LIMIT = Minutes.of(30);

    @Test
    void shouldAlertOnlyWhenTheLowFigurePassesTheLimit() {
        assertThat(check(Confidence.URL_USERNAME, 301, 301, 400, 500)).isInstanceOf(Verdict.Alert.class);
    }

    @Test
    void shouldReviewWhenTheLimitLiesInTheBand() {
        assertThat(check(Confidence.URL_USERNAME, 300, 300, 400, 500))
                .isEqualTo(new Verdict.Review(ReviewReason.BAND_CROSSES_LIMIT));
        assertThat(check(Confidence.URL_USERNAME, 100, 100, 200, 301))
                .isEqualTo(new Verdict.Review(ReviewReason.BAND_CROSSES_LIMIT));
    }

    @Test
    void shouldBeWithinTheLimitWhenTheHighFigureIs() {
        assertThat(check(Confidence.MIXED_USERNAME, 100, 200, 250, 300)).isInstanceOf(Verdict.WithinLimit.class);
    }

    @Test
    void shouldNeverAlertWhenThereAreOnlyTunnels() {
        assertThat(check(Confidence.TUNNEL_USERNAME, 0, 900, 1000, 1200))
                .isEqualTo(new Verdict.Review(ReviewReason.RESTS_ON_TUNNELS));
        assertThat(check(Confidence.TUNNEL_USERNAME, 0, 200, 301, 1200))
                .isEqualTo(new Verdict.Review(ReviewReason.RESTS_ON_TUNNELS));
        assertThat(check(Confidence.TUNNEL_USERNAME, 0, 200, 300, 301))
                .isEqualTo(new Verdict.Review(ReviewReason.RESTS_ON_TUNNELS));
        assertThat(check(Confidence.TUNNEL_USERNAME, 0, 200, 300, 300)).isInstanceOf(Verdict.WithinLimit.class);
    }

    @Test
    void shouldNotAlertWhenOnlyTunnelsRaiseTheLowFigureOverTheLimit() {
        assertThat(check(Confidence.MIXED_USERNAME, 10, 900, 1000, 1200))
                .isEqualTo(new Verdict.Review(ReviewReason.RESTS_ON_TUNNELS));
    }

    @Test
    void shouldReviewWhenEmbedsCannotBeDistinguishedFromVisits() {
        assertThat(check(Confidence.URL_USERNAME, 900, 300, 900, 950, 1000))
                .isEqualTo(new Verdict.Review(ReviewReason.CONTEXT_UNKNOWN));
        assertThat(check(Confidence.URL_USERNAME, 900, 301, 900, 950, 1000)).isInstanceOf(Verdict.Alert.class);
    }

    @Test
    void shouldReviewWhenTheLowFigureReachesTheNoticeLevelBelowTheLimit() {
        assertThat(checkWithNotice(199, 290, 300)).isInstanceOf(Verdict.WithinLimit.class);
        assertThat(checkWithNotice(200, 290, 300)).isEqualTo(new Verdict.Review(ReviewReason.NOTICE_LEVEL));
        assertThat(checkWithNotice(300, 300, 300)).isEqualTo(new Verdict.Review(ReviewReason.NOTICE_LEVEL));
    }

    @Test
    void shouldPreferTheLimitToTheNoticeLevelWhenBothMayBePassed() {
        assertThat(checkWithNotice(200, 290, 301)).isEqualTo(new Verdict.Review(ReviewReason.BAND_CROSSES_LIMIT));
        assertThat(checkWithNotice(301, 310, 320)).isInstanceOf(Verdict.Alert.class);
    }

    private static Verdict checkWithNotice(int low, int point, int high) {
        return AccessLimitRule.check(
                new LimitFigures(
                        new Minutes(low),
                        new Minutes(low),
                        new Minutes(low),
                        new Minutes(point),
                        new Minutes(high),
                        Confidence.URL_USERNAME),
                new Limit(LIMIT, Minutes.of(20)));
    }

    private static Verdict check(Confidence confidence, int lowOfRequests, int low, int point, int high) {
        return check(confidence, lowOfRequests, lowOfRequests, low, point, high);
    }

    private static Verdict check(Confidence confidence, int lowOfRequests, int defended, int low, int point, int high) {
        ShiftMinutes minutes = new ShiftMinutes(
                new Minutes(low),
                new Minutes(lowOfRequests),
                new Minutes(defended),
                new Minutes(point),
                new Minutes(high),
                Map.of(),
                Map.of(),
                confidence,
                "url-v2+tunnel-v2+flow-v2",
                new TreeSet<>(),
                null,
                null);
        return AccessLimitRule.check(minutes, LIMIT);
    }
}
