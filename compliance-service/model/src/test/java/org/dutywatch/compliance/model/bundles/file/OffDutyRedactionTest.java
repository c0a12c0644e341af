package org.dutywatch.compliance.model.bundles.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.compliance.model.attention.AccessFixtures.backgroundTab;
import static org.dutywatch.compliance.model.attention.AccessFixtures.browsing;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.START;
import static org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.ProfileFixtures;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.bundles.BundleFiles;
import org.dutywatch.compliance.model.bundles.BundleRefused;
import org.dutywatch.compliance.model.bundles.SealedBundleFixtures;
import org.dutywatch.compliance.model.bundles.VerifyBundle;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.dutywatch.compliance.model.measuring.ExclusionReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OffDutyRedactionTest {
    private final List<AccessObservation> evidence =
            new ArrayList<>(ExplainedShiftFixtures.busyShift().evidence());

    static Stream<EstimatorProfiles> profiles() {
        return Stream.of(ProfileFixtures.FIXED_GAPS, EstimatorProfiles.V2);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldWithholdEverySiteThatWasVisitedOffDuty(EstimatorProfiles profiles) throws BundleRefused {
        evidence.addAll(browsing(at(-58), Duration.ofMinutes(9), "dating"));
        evidence.addAll(browsing(at(-45), Duration.ofMinutes(9), "betting"));
        evidence.addAll(tunnels(at(-57), "dating", 20, 45, 31));
        evidence.addAll(tunnels(at(-44), "betting", 75, 12, 64));
        var facts = facts(profiles);
        assertThat(facts.minutes().excluded()).containsKey(ExclusionReason.OFF_DUTY);

        var files = sealed(facts);

        assertThat(text(files)).contains("withheld-1\"", "withheld-2\"").doesNotContain("dating", "betting");
        assertThat(BundleFiles.facts(files).minutes()).isEqualTo(facts.minutes());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldNotHideAccessesThatAFigureDependsOn(EstimatorProfiles profiles) throws BundleRefused {
        evidence.addAll(browsing(at(-58), Duration.ofMinutes(9), "dating"));
        evidence.addAll(tunnels(at(-44), "facebook", 3, 64, 75));
        evidence.addAll(tunnels(at(300), "facebook", 140, 90, 210, 60));
        var facts = facts(profiles);

        var files = sealed(facts);

        var read = BundleFiles.facts(files);
        assertThat(text(files)).doesNotContain("dating");
        assertThat(read.minutes()).isEqualTo(facts.minutes());
        assertThat(read.evidence().stream()
                        .filter(one -> one.kind() == AccessKind.TUNNEL)
                        .filter(one -> one.time().end().isBefore(START))
                        .filter(one -> one.site().startsWith(AliasedEvidence.WITHHELD)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldContainNoHashOfAHostAndPath(EstimatorProfiles profiles) throws BundleRefused {
        evidence.addAll(backgroundTab(at(-55), Duration.ofMinutes(40)));
        evidence.addAll(browsing(at(-58), Duration.ofMinutes(9), "facebook"));
        var facts = facts(profiles);

        var read = BundleFiles.facts(sealed(facts));

        assertThat(facts.minutes().excluded()).containsKey(ExclusionReason.POLLING);
        assertThat(read.minutes()).isEqualTo(facts.minutes());
        assertThat(series(read, true)).isNotEmpty().doesNotContainAnyElementsOf(series(read, false));
        var all = series(read, true);
        all.addAll(series(read, false));
        assertThat(all).allSatisfy(number -> assertThat(number).isBetween(1, all.size()));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldContainNoHashOfAHostAndPathWhereEveryAccessIsOnDuty(EstimatorProfiles profiles) throws BundleRefused {
        var duty = ExplainedShiftFixtures.busyShift().shift().duty();
        evidence.removeIf(one -> duty.intervals().stream().noneMatch(one.time()::overlaps));
        var facts = facts(profiles);

        var read = BundleFiles.facts(sealed(facts));

        assertThat(read.minutes()).isEqualTo(facts.minutes());
        assertThat(series(read, true)).isEmpty();
        assertThat(series(read, false))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(number).isBetween(1, evidence.size()));
    }

    /** Facts whose series differ between hosts, as those of the ingest service do. */
    private ShiftFacts facts(EstimatorProfiles profiles) {
        return ExplainedShiftFixtures.facts(evidence.stream()
                        .map(OffDutyRedactionTest::withSeriesOfHost)
                        .toList())
                .with(profiles);
    }

    private static AccessObservation withSeriesOfHost(AccessObservation one) {
        return new AccessObservation(
                one.id(),
                one.site(),
                one.host(),
                one.role(),
                one.kind(),
                one.time(),
                one.method(),
                one.status(),
                one.bytesUp(),
                one.bytesDown(),
                one.document(),
                one.embed(),
                one.posting(),
                one.denied(),
                one.series() == null ? null : Integer.valueOf((one.host() + "/" + one.series()).hashCode()),
                one.identity(),
                one.ambiguous(),
                one.elsewhere(),
                one.source(),
                one.catalogue());
    }

    private static Set<Integer> series(ShiftFacts facts, boolean withheld) {
        return facts.evidence().stream()
                .filter(one -> one.site().startsWith(AliasedEvidence.WITHHELD) == withheld)
                .map(AccessObservation::series)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<AccessObservation> tunnels(Instant from, String site, int... seconds) {
        List<AccessObservation> tunnels = new ArrayList<>();
        Instant at = from;
        for (int each : seconds) {
            tunnels.add(anAccess(at)
                    .on(site)
                    .to(HostRole.PAGE)
                    .as(AccessKind.TUNNEL)
                    .lasting(Duration.ofSeconds(each))
                    .of(900_000)
                    .build());
            at = at.plusSeconds(each + 55L);
        }
        return tunnels;
    }

    private static Map<String, byte[]> sealed(ShiftFacts facts) throws BundleRefused {
        byte[] bundle = SealedBundleFixtures.sealed(facts, "2026-11-20T08:00:00Z", "standards");
        assertThat(new VerifyBundle(SealedBundleFixtures.KEY.verifyingKey(), false)
                        .verify(bundle)
                        .isIdentical())
                .isTrue();
        return SealedBundleFixtures.files(bundle);
    }

    private static String text(Map<String, byte[]> files) {
        return files.values().stream().map(bytes -> new String(bytes, UTF_8)).collect(Collectors.joining());
    }
}
