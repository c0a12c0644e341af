package org.dutywatch.compliance.model.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutywatch.compliance.model.attention.AnAccess.anAccess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.ProfileFixtures;
import org.dutywatch.compliance.model.attention.estimate.EstimatorProfiles;
import org.dutywatch.compliance.model.bundles.file.ObservationsFile;
import org.dutywatch.compliance.model.bundles.file.PolicyFile;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.bundles.signing.VerifyingKey;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.dutywatch.compliance.model.evaluation.ShiftFacts;
import org.junit.jupiter.api.Test;

class BundleFilesTest {
    private final ShiftFacts facts = ExplainedShiftFixtures.busyShift();

    @Test
    void shouldReadTheFactsThatWereWritten() throws BundleRefused {
        var read = BundleFiles.facts(BundleFiles.write(SealedBundleFixtures.recorded(facts)));

        assertThat(read.shift()).isEqualTo(facts.shift());
        assertThat(read.exemptTimes()).isEqualTo(facts.exemptTimes());
        assertThat(read.otherDuty()).isEqualTo(facts.otherDuty());
        assertThat(read.policy()).isEqualTo(facts.policy());
        assertThat(read.profiles()).isEqualTo(facts.profiles());
        assertThat(read.evidence()).containsExactlyInAnyOrderElementsOf(facts.evidence());
        assertThat(read.minutes()).isEqualTo(facts.minutes());
    }

    @Test
    void shouldReadClockTimesAndDutyRuleThatWereWritten() throws BundleRefused {
        var planned = facts.shift();
        var worked = planned.worked().widened(Duration.ofMinutes(35));
        var rule = new DutyRule(3, false, false);
        var clocked = new ShiftFacts(
                new Shift(
                        planned.employeeId(),
                        planned.planned(),
                        worked,
                        planned.kind(),
                        planned.breaks(),
                        planned.leave(),
                        rule),
                facts.exemptTimes(),
                facts.otherDuty(),
                facts.evidence(),
                facts.policy(),
                facts.profiles());

        var read = BundleFiles.facts(BundleFiles.write(SealedBundleFixtures.recorded(clocked)));

        assertThat(read.shift()).isEqualTo(clocked.shift());
        assertThat(read.shift().plannedStart()).isEqualTo(planned.worked().start());
        assertThat(read.minutes()).isEqualTo(clocked.minutes()).isNotEqualTo(facts.minutes());
    }

    @Test
    void shouldReadEveryParameterOfEveryProfile() throws BundleRefused {
        for (EstimatorProfiles profiles : List.of(ProfileFixtures.FIXED_GAPS, EstimatorProfiles.V2, facts.profiles())) {
            byte[] written = BundleJson.write(profiles);

            assertThat(BundleJson.read("profile.json", written, EstimatorProfiles.class))
                    .isEqualTo(profiles);
            assertThat(new String(written, UTF_8)).contains("\"idle\": \"PT0S\"", "\"slight_bytes\": 4000");
        }
    }

    @Test
    void shouldReadAnAccessWithNullFields() throws BundleRefused {
        var tunnel = anAccess(ExplainedShiftFixtures.START)
                .lasting(Duration.ofMillis(61_234))
                .as(AccessKind.TUNNEL)
                .by(Identity.DEVICE)
                .asAmbiguous()
                .after(1_500, null)
                .build();
        var written = BundleJson.writeList(ObservationsFile.of(List.of(tunnel)));

        assertThat(BundleJson.read("observations.json", written, ObservationsFile.class)
                        .observations())
                .containsExactly(tunnel);
        assertThat(new String(written, UTF_8)).contains("\"series\": null").doesNotContain("\"embedded\"");
    }

    @Test
    void shouldWriteTheSameBytesWhenEvidenceIsInAnotherOrder() throws BundleRefused {
        var shuffled = new ArrayList<>(facts.evidence());
        Collections.shuffle(shuffled, new Random(17));
        var first = SealedBundleFixtures.files(SealedBundleFixtures.sealed(facts, "2026-11-20T08:00:00Z", "standards"));
        var second = SealedBundleFixtures.files(
                SealedBundleFixtures.sealed(ExplainedShiftFixtures.facts(shuffled), "2026-11-21T09:30:00Z", "auditor"));

        assertThat(first.keySet()).isEqualTo(BundleNames.all());
        assertThat(first.keySet()).allSatisfy(name -> {
            if (!name.startsWith("manifest")) {
                assertThat(second.get(name)).isEqualTo(first.get(name));
            }
        });
        assertThat(SealedBundleFixtures.unchanged()).isEqualTo(SealedBundleFixtures.unchanged());
    }

    @Test
    void shouldRefuseAFieldThatIsMissingOrTwice() {
        assertThatThrownBy(() -> read("{\"clause\": \"IV.C\"}")).hasMessageContaining("policy");
        assertThatThrownBy(() -> read("{\"clause\": \"IV.C\", \"clause\": \"IV.B\", \"policy\": null}"))
                .hasMessageContaining("clause");
        assertThatThrownBy(() -> read("{\"clause\": \"IV.C\", \"policy\": null} {}"))
                .isInstanceOf(BundleRefused.class);
    }

    private static PolicyFile read(String json) throws BundleRefused {
        return BundleJson.read("policy.json", json.getBytes(UTF_8), PolicyFile.class);
    }

    @Test
    void shouldReadTheKeysThatOpensslWrites() {
        // The published key of RFC 8032, section 7.1, test 1.
        String pem = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
                + "-----END PRIVATE KEY-----\n";

        var key = SigningKey.read(pem);

        assertThat(key.verifyingKey().pem())
                .isEqualTo("-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n"
                        + "-----END PUBLIC KEY-----\n");
        assertThat(VerifyingKey.read(key.verifyingKey().pem())).isEqualTo(key.verifyingKey());
    }

    @Test
    void shouldNeverJudge() {
        assertThat(Readme.text(SealedBundleFixtures.FINDING))
                .doesNotContainIgnoringCase("violat")
                .doesNotContainIgnoringCase("guilty");
    }
}
