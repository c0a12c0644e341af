package org.dutywatch.compliance.model.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.Contribution;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.attention.estimate.ProfiledEstimator;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class SiteExemptEstimatorTest {
    private static final Instant TEN = Instant.parse("2026-11-05T16:00:00Z");
    private static final ProfiledEstimator PLAIN = new ProfiledEstimator(EstimatorProfiles.V2);

    @Test
    void shouldCountTheOtherSiteWhenBothAreVisitedAtOnce() {
        List<AccessObservation> evidence = new ArrayList<>(visit("facebook", TEN, 30));
        evidence.addAll(visit("instagram", TEN.plusSeconds(7), 10));

        Attention remaining =
                exempt("facebook", TEN.minusSeconds(60), Duration.ofHours(1)).estimate(evidence);

        assertThat(remaining.pointBySite()).extractingByKey("facebook").isEqualTo(IntervalSet.empty());
        assertThat(remaining.point().length()).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(13));
        assertThat(remaining.siteExemptTimes().length()).isGreaterThan(Duration.ofMinutes(15));
        assertThat(remaining.interpretations())
                .filteredOn(one -> one.site().equals("facebook"))
                .extracting(Interpretation::contribution)
                .containsOnly(Contribution.EXEMPT);
    }

    @Test
    void shouldNotContinueAnExemptVisitAfterTheWindow() {
        // The access after the window is too small to open a visit by itself.
        List<AccessObservation> evidence = new ArrayList<>(visit("facebook", TEN, 10));
        Instant after = TEN.plus(Duration.ofMinutes(10)).plusSeconds(5);
        evidence.add(anAccess(after).on("facebook").of(5_000).build());
        assertThat(PLAIN.estimate(evidence).point().intervals())
                .anyMatch(one -> one.end().isAfter(after));

        Attention remaining = exempt("facebook", TEN, Duration.ofMinutes(10)).estimate(evidence);

        assertThat(remaining.point().isEmpty()).isTrue();
    }

    @Test
    void shouldCountAConnectionAcrossTheEdgeOnlyOutsideTheWindow() {
        List<AccessObservation> evidence = List.of(anAccess(TEN)
                .on("facebook")
                .as(AccessKind.TUNNEL)
                .lasting(Duration.ofMinutes(20))
                .of(30_000_000)
                .build());
        IntervalSet all = PLAIN.estimate(evidence).high();
        Instant edge = TEN.plus(Duration.ofMinutes(5));

        Attention remaining = exempt("facebook", edge, Duration.ofHours(1)).estimate(evidence);

        assertThat(all.isEmpty()).isFalse();
        assertThat(remaining.high()).isEqualTo(all.intersect(IntervalSet.of(new Interval(TEN, edge))));
        assertThat(remaining.high().isEmpty()).isFalse();
    }

    private static SiteExemptEstimator exempt(String site, Instant from, Duration length) {
        var windows = Map.of(site, IntervalSet.of(Interval.of(from, length)));
        return new SiteExemptEstimator(PLAIN, SiteExemptions.of(windows));
    }

    /** A page every 20 seconds. */
    private static List<AccessObservation> visit(String site, Instant from, int minutes) {
        List<AccessObservation> pages = new ArrayList<>();
        for (int i = 0; i < minutes * 3; i++) {
            pages.add(anAccess(from.plusSeconds(20L * i))
                    .on(site)
                    .of(60_000)
                    .inSeries(i)
                    .asDocument()
                    .build());
        }
        return pages;
    }
}
