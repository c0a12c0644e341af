package org.dutywatch.compliance.evaluation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeSet;
import org.dutywatch.compliance.attention.domain.Confidence;
import org.dutywatch.compliance.evaluation.domain.Verdict.Why;
import org.dutywatch.compliance.policies.domain.Limit;
import org.dutywatch.compliance.time.domain.Minutes;
import org.junit.jupiter.api.Test;

class AccessLimitRuleTest {
    private static final Minutes LIMIT = Minutes.of(30);

    @Test
    void shouldAlertOnlyWhenTheLowFigurePassesTheLimit() {
        assertThat(judge(Confidence.URL_USERNAME, 301, 301, 400, 500)).isInstanceOf(Verdict.Alert.class);
    }

    @Test
    void shouldReviewWhenTheLimitLiesInTheBand() {
        assertThat(judge(Confidence.URL_USERNAME, 300, 300, 400, 500))
                .isEqualTo(new Verdict.Review(Why.BAND_CROSSES_LIMIT));
        assertThat(judge(Confidence.URL_USERNAME, 100, 100, 200, 301))
                .isEqualTo(new Verdict.Review(Why.BAND_CROSSES_LIMIT));
    }

    @Test
    void shouldBeWithinTheLimitWhenTheHighFigureIs() {
        assertThat(judge(Confidence.MIXED_USERNAME, 100, 200, 250, 300)).isInstanceOf(Verdict.WithinLimit.class);
    }

    @Test
    void shouldNeverAlertWhenThereAreOnlyTunnels() {
        assertThat(judge(Confidence.TUNNEL_USERNAME, 0, 900, 1000, 1200))
                .isEqualTo(new Verdict.Review(Why.RESTS_ON_TUNNELS));
        assertThat(judge(Confidence.TUNNEL_USERNAME, 0, 200, 301, 1200))
                .isEqualTo(new Verdict.Review(Why.RESTS_ON_TUNNELS));
        assertThat(judge(Confidence.TUNNEL_USERNAME, 0, 200, 300, 301))
                .isEqualTo(new Verdict.Review(Why.RESTS_ON_TUNNELS));
        assertThat(judge(Confidence.TUNNEL_USERNAME, 0, 200, 300, 300)).isInstanceOf(Verdict.WithinLimit.class);
    }

    @Test
    void shouldNotAlertWhenOnlyTunnelsRaiseTheLowFigureOverTheLimit() {
        assertThat(judge(Confidence.MIXED_USERNAME, 10, 900, 1000, 1200))
                .isEqualTo(new Verdict.Review(Why.RESTS_ON_TUNNELS));
    }

    @Test
    void shouldReviewWhenEmbedsCannotBeDistinguishedFromVisits() {
        assertThat(judge(Confidence.URL_USERNAME, 900, 300, 900, 950, 1000))
                .isEqualTo(new Verdict.Review(Why.CONTEXT_UNKNOWN));
        assertThat(judge(Confidence.URL_USERNAME, 900, 301, 900, 950, 1000)).isInstanceOf(Verdict.Alert.class);
    }

    @Test
    void shouldReviewWhenTheLowFigureReachesTheNoticeLevelBelowTheLimit() {
        assertThat(judgeWithNotice(199, 290, 300)).isInstanceOf(Verdict.WithinLimit.class);
        assertThat(judgeWithNotice(200, 290, 300)).isEqualTo(new Verdict.Review(Why.NOTICE_LEVEL));
        assertThat(judgeWithNotice(300, 300, 300)).isEqualTo(new Verdict.Review(Why.NOTICE_LEVEL));
    }

    @Test
    void shouldPreferTheLimitToTheNoticeLevelWhenBothMayBePassed() {
        assertThat(judgeWithNotice(200, 290, 301)).isEqualTo(new Verdict.Review(Why.BAND_CROSSES_LIMIT));
        assertThat(judgeWithNotice(301, 310, 320)).isInstanceOf(Verdict.Alert.class);
    }

    private static Verdict judgeWithNotice(int low, int point, int high) {
        return AccessLimitRule.judge(
                new LimitFigures(
                        new Minutes(low),
                        new Minutes(low),
                        new Minutes(low),
                        new Minutes(point),
                        new Minutes(high),
                        Confidence.URL_USERNAME),
                new Limit(LIMIT, Minutes.of(20)));
    }

    private static Verdict judge(Confidence confidence, int lowOfRequests, int low, int point, int high) {
        return judge(confidence, lowOfRequests, lowOfRequests, low, point, high);
    }

    private static Verdict judge(Confidence confidence, int lowOfRequests, int defended, int low, int point, int high) {
        ShiftMinutes minutes = new ShiftMinutes(
                new Minutes(low),
                new Minutes(lowOfRequests),
                new Minutes(defended),
                new Minutes(point),
                new Minutes(high),
                Map.of(),
                Map.of(),
                confidence,
                "url-v1+tunnel-v1",
                new TreeSet<>(),
                null,
                null);
        return AccessLimitRule.judge(minutes, LIMIT);
    }
}
