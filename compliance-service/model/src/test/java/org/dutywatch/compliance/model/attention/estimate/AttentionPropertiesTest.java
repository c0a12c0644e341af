package org.dutywatch.compliance.model.attention.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.AnAccess;
import org.dutywatch.compliance.model.attention.Attention;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Interpretation;
import org.dutywatch.compliance.model.time.IntervalSet;

class AttentionPropertiesTest {
    private static final Instant NOON = Instant.parse("2026-11-03T18:00:00Z");
    private static final int OWN_SERIES = 777;

    private final ProfiledEstimator estimator = new ProfiledEstimator(EstimatorProfiles.V2);

    @Property(tries = 300)
    void shouldNotDependOnOrderRepetitionOrSplitting(
            @ForAll("evidence") List<AccessObservation> evidence, @ForAll Random random) {
        List<AccessObservation> shuffledTwice = new ArrayList<>(evidence);
        shuffledTwice.addAll(evidence.subList(0, evidence.size() / 2));
        Collections.shuffle(shuffledTwice, random);

        assertThat(estimator.estimate(shuffledTwice)).isEqualTo(estimator.estimate(evidence));
    }

    @Property(tries = 1000)
    void shouldNeverLowerTheLowFigureWhenEvidenceIsAdded(
            @ForAll("evidence") List<AccessObservation> evidence, @ForAll @IntRange(max = 1_000) int which) {
        Attention after = estimator.estimate(evidence);

        for (int i = 0; i < 5; i++) {
            List<AccessObservation> fewer = new ArrayList<>(evidence);
            fewer.remove((which + i) % fewer.size());
            Attention before = estimator.estimate(fewer);
            assertThat(after.low().covers(before.low())).isTrue();
            assertThat(after.lowOfRequests().covers(before.lowOfRequests())).isTrue();
        }
    }

    @Property(tries = 500)
    void shouldKeepLowWithinPointWithinHigh(@ForAll("evidence") List<AccessObservation> evidence) {
        Attention attention = estimator.estimate(evidence);

        assertThat(attention.low().covers(attention.lowOfRequests())).isTrue();
        assertThat(attention.lowOfRequests().covers(attention.defended())).isTrue();
        assertThat(attention.point().covers(attention.low())).isTrue();
        assertThat(attention.high().covers(attention.point())).isTrue();
        attention
                .pointBySite()
                .values()
                .forEach(times -> assertThat(attention.point().covers(times)).isTrue());
    }

    @Property(tries = 300)
    void shouldInterpretEachObservationOnceAndOpenEachSession(@ForAll("evidence") List<AccessObservation> evidence) {
        Attention attention = estimator.estimate(evidence);

        assertThat(attention.interpretations())
                .extracting(Interpretation::observationId)
                .containsExactlyInAnyOrderElementsOf(
                        evidence.stream().map(AccessObservation::id).toList());
        assertThat(attention.sessions()).allSatisfy(session -> {
            assertThat(session.openedBy()).isNotEmpty();
            assertThat(session.closedBy()).isNotEmpty();
        });
    }

    @Property(tries = 300)
    void shouldHardlyChangeWhenATabPolls(
            @ForAll("evidence") List<AccessObservation> evidence,
            @ForAll @IntRange(min = 8, max = 200) int period,
            @ForAll @IntRange(min = 7, max = 400) int times) {
        List<AccessObservation> withPolling = new ArrayList<>(evidence);
        for (int i = 0; i < times; i++) {
            withPolling.add(anAccess(NOON.plusSeconds((long) period * i))
                    .of(1_200)
                    .inSeries(OWN_SERIES)
                    .build());
        }

        assertHardlyChanged(evidence, withPolling);
    }

    @Property(tries = 300)
    void shouldHardlyChangeWhenOtherPagesEmbedButtons(
            @ForAll("evidence") List<AccessObservation> evidence, @ForAll("buttons") List<AccessObservation> buttons) {
        List<AccessObservation> withButtons = new ArrayList<>(evidence);
        withButtons.addAll(buttons);

        assertHardlyChanged(evidence, withButtons);
    }

    private void assertHardlyChanged(List<AccessObservation> evidence, List<AccessObservation> more) {
        Attention before = estimator.estimate(evidence);
        Attention after = estimator.estimate(more);

        assertThat(after.low()).isEqualTo(before.low());
        assertThat(after.point().length())
                .isLessThanOrEqualTo(before.point().length().plus(Duration.ofMinutes(1)));
    }

    @Provide
    Arbitrary<List<AccessObservation>> evidence() {
        Arbitrary<List<AccessObservation>> mixed = Arbitraries.oneOf(request(), request(), document(), tunnel())
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
        return Combinators.combine(mixed, polling()).as((some, regular) -> {
            LinkedHashSet<AccessObservation> all = new LinkedHashSet<>(some);
            all.addAll(regular);
            return List.copyOf(all);
        });
    }

    /** Requests of one series at a regular period, sometimes with responses as large as a page. */
    private static Arbitrary<List<AccessObservation>> polling() {
        return Combinators.combine(
                        Arbitraries.integers().between(8, 90),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(600L, 150_000L))
                .as((period, times, bytes) -> {
                    List<AccessObservation> regular = new ArrayList<>();
                    for (int i = 0; i < times; i++) {
                        regular.add(anAccess(NOON.plusSeconds((long) period * i))
                                .of(bytes)
                                .inSeries(50)
                                .build());
                    }
                    return regular;
                });
    }

    @Provide
    Arbitrary<List<AccessObservation>> buttons() {
        Arbitrary<HostRole> roles = Arbitraries.of(HostRole.WIDGET, HostRole.PIXEL, HostRole.AUTH, HostRole.SHORTENER);
        return Combinators.combine(start(), roles, Arbitraries.longs().between(0, 900_000))
                .as((at, role, bytes) -> anAccess(at).to(role).of(bytes).build())
                .list()
                .ofMaxSize(60);
    }

    private static Arbitrary<AccessObservation> request() {
        return Combinators.combine(
                        start(),
                        Arbitraries.of(HostRole.class),
                        Arbitraries.longs().between(0, 300_000),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("facebook", "reddit"),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 90_000))
                .as((at, role, bytes, series, site, embed, millis) -> {
                    AnAccess one = anAccess(at)
                            .to(role)
                            .of(bytes)
                            .inSeries(series)
                            .on(site)
                            .lasting(Duration.ofMillis(millis));
                    return (embed == 0 ? one.asEmbed() : one).build();
                });
    }

    private static Arbitrary<AccessObservation> document() {
        return Combinators.combine(start(), Arbitraries.longs().between(0, 90_000))
                .as((at, bytes) -> anAccess(at).of(bytes).asDocument().build());
    }

    private static Arbitrary<AccessObservation> tunnel() {
        return Combinators.combine(
                        start(),
                        Arbitraries.of(HostRole.PAGE, HostRole.CDN, HostRole.MEDIA, HostRole.WIDGET),
                        Arbitraries.longs().between(0, 8_000_000),
                        Arbitraries.integers().between(1, 3_000),
                        Arbitraries.of(AccessKind.TUNNEL, AccessKind.FLOW))
                .as((at, role, bytes, seconds, kind) -> anAccess(at)
                        .to(role)
                        .of(bytes)
                        .lasting(Duration.ofSeconds(seconds))
                        .as(kind)
                        .build());
    }

    /** Within ten minutes, so that accesses form bursts and sessions. */
    private static Arbitrary<Instant> start() {
        return Arbitraries.longs().between(0, 600).map(NOON::plusSeconds);
    }

    /** The high estimate consists of disjoint intervals. */
    @Property(tries = 200)
    void shouldNeverCountAMomentTwice(@ForAll("evidence") List<AccessObservation> evidence) {
        IntervalSet high = estimator.estimate(evidence).high();

        for (int i = 1; i < high.intervals().size(); i++) {
            assertThat(high.intervals().get(i).start())
                    .isAfter(high.intervals().get(i - 1).end());
        }
    }
}
