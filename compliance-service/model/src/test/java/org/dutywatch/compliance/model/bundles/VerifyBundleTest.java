package org.dutywatch.compliance.model.bundles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dutywatch.compliance.model.bundles.SealedBundleFixtures.KEY;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.model.evaluation.ExplainedShiftFixtures;
import org.junit.jupiter.api.Test;

class VerifyBundleTest {
    private final byte[] bundle = SealedBundleFixtures.unchanged();
    private final VerifyBundle verify = new VerifyBundle(KEY.verifyingKey(), false);
    private final VerifyBundle verifyWithoutPin = new VerifyBundle(null, false);
    private final SigningKey forger = SigningKey.read(PemFixtures.newPrivateKey());

    @Test
    void shouldComputeTheSameFiguresFromTheBundleAlone() throws BundleRefused {
        var checked = verify.verify(bundle);

        var minutes = ExplainedShiftFixtures.busyShift().minutes();
        assertThat(checked.isIdentical()).isTrue();
        assertThat(checked.pinned()).isTrue();
        assertThat(checked.figures())
                .contains(
                        new Verification.ComparedFigure("minutes.low", minutes.low() + "", minutes.low() + ""),
                        new Verification.ComparedFigure("outcome", "ALERT", "ALERT"))
                .extracting(Verification.ComparedFigure::name)
                .contains(
                        "minutes.low_of_requests",
                        "minutes.point",
                        "minutes.high",
                        "minutes.excluded.EMBED",
                        "minutes.excluded.OFF_DUTY",
                        "minutes.by_site.facebook",
                        "minutes.confidence",
                        "limit_minutes")
                .noneMatch(name -> name.startsWith("finding."));
        assertThat(verifyWithoutPin.verify(bundle).pinned()).isFalse();
    }

    @Property(tries = 400)
    void shouldRefuseWhenAnyByteOfTheArchiveIsFlipped(
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int position,
            @ForAll @IntRange(min = 1, max = 255) int flip) {
        byte[] changed = bundle.clone();
        changed[position % changed.length] ^= (byte) flip;

        assertThatThrownBy(() -> verify.verify(changed)).isInstanceOf(BundleRefused.class);
    }

    @Property(tries = 400)
    void shouldRefuseAndNameTheFileWhenAnyByteOfAFileIsFlipped(
            @ForAll("names") String name,
            @ForAll @IntRange(max = Integer.MAX_VALUE - 1) int position,
            @ForAll @IntRange(min = 1, max = 255) int flip)
            throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        byte[] bytes = BundleFiles.get(files, name).clone();
        bytes[position % bytes.length] ^= (byte) flip;
        files.put(name, bytes);

        assertThatThrownBy(() -> verifyWithoutPin.verify(SealedBundleFixtures.packed(files)))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining(name);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(BundleNames.all());
    }

    @Test
    void shouldRefuseABundleWithAMissingOrAnAdditionalFile() throws BundleRefused {
        for (String name : BundleNames.all()) {
            var files = SealedBundleFixtures.files(bundle);
            files.remove(name);
            assertRefused(SealedBundleFixtures.packed(files), name + ": it is missing");
        }
        var files = SealedBundleFixtures.files(bundle);
        files.put("note.txt", "psst".getBytes(UTF_8));
        assertRefused(SealedBundleFixtures.packed(files), "note.txt: it does not belong");
    }

    @Test
    void shouldShowTheChangedFigureWhenTheBundleWasSignedAgain() throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        replace(files, BundleNames.FIGURES, "\"point\": 60.2", "\"point\": 62.2");
        byte[] forged = SealedBundleFixtures.resigned(files, forger);

        var checked = verifyWithoutPin.verify(forged);

        assertThat(checked.isIdentical()).isFalse();
        assertThat(checked.differences())
                .containsExactly(new Verification.ComparedFigure("minutes.point", "62.2", "60.2"));
        assertRefused(forged, "public-key.pem: the bundle was signed with another key");
    }

    @Test
    void shouldRefuseAConsistentForgeryOnlyWhenTheKeyIsPinned() throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        replace(files, BundleNames.POLICY, "\"limit_minutes\": 30.0", "\"limit_minutes\": 20.0");
        replace(files, BundleNames.FIGURES, "\"limit_minutes\": 30.0", "\"limit_minutes\": 20.0");
        byte[] forged = SealedBundleFixtures.resigned(files, forger);

        assertThat(verifyWithoutPin.verify(forged).isIdentical()).isTrue();
        assertRefused(forged, "another key");
    }

    @Test
    void shouldRefuseAForgeryThatContainsTheRightKey() throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        replace(files, BundleNames.FIGURES, "\"point\": 60.2", "\"point\": 62.2");
        var forged = SealedBundleFixtures.files(SealedBundleFixtures.resigned(files, forger));
        forged.put(BundleNames.PUBLIC_KEY, KEY.verifyingKey().pem().getBytes(UTF_8));

        assertRefused(SealedBundleFixtures.packed(forged), "manifest.json: the signature");
    }

    @Test
    void shouldNameAFieldThatThisVersionDoesNotKnow() throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        replace(files, BundleNames.PROFILE, "\"version\"", "\"novelty\": 1,\n  \"version\"");
        byte[] newer = SealedBundleFixtures.resigned(files, KEY);

        assertRefused(newer, "profile.json: it cannot be read");
        assertRefused(newer, "novelty");
    }

    @Test
    void shouldRefuseACatalogueThatDoesNotMatchTheObservations() throws BundleRefused {
        var files = SealedBundleFixtures.files(bundle);
        replace(files, BundleNames.CATALOGUE, "reddit.CDN.example", "harmless.example");

        assertRefused(SealedBundleFixtures.resigned(files, KEY), "catalogue.json: it does not match");
    }

    @Test
    void shouldAcceptAnArchiveThatWasPackedAgainOnlyWhenAsked() throws BundleRefused, IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : SealedBundleFixtures.files(bundle).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }

        assertRefused(bytes.toByteArray(), "it was packed again or changed");
        assertThat(new VerifyBundle(KEY.verifyingKey(), true)
                        .verify(bytes.toByteArray())
                        .isIdentical())
                .isTrue();
    }

    @Test
    void shouldRefuseBytesThatAreNotAnArchive() {
        assertRefused(new byte[0], "not a zip file");
        assertRefused("hello".getBytes(UTF_8), "not a zip file");
    }

    private void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> verify.verify(archive))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining(reason);
    }

    private static void replace(Map<String, byte[]> files, String name, String old, String with) {
        String text = new String(BundleFiles.get(files, name), UTF_8);
        assertThat(text).contains(old);
        files.put(name, text.replace(old, with).getBytes(UTF_8));
    }
}
