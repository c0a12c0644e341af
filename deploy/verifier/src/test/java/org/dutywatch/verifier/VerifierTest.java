package org.dutywatch.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private final SigningKey department = SignedBundles.newKey();
    private final byte[] unchanged = SignedBundles.signedBy(department);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    private String bundle = "";
    private String key = "";

    @BeforeEach
    void writeBundleAndKey() throws IOException {
        bundle = Files.write(folder.resolve("bundle.zip"), unchanged).toString();
        key = Files.writeString(
                        folder.resolve("department.pem"),
                        department.verifyingKey().pem())
                .toString();
    }

    @Test
    void shouldEndWithZeroAndPrintBothFiguresWhenTheBundleIsUnchanged() {
        assertThat(run(bundle, "--key", key)).isEqualTo(Verifier.IDENTICAL);

        assertThat(out.toString(UTF_8))
                .contains("in the bundle", "computed here", "IDENTICAL: all ", "the key that you gave")
                .containsPattern("minutes\\.low +(\\d+\\.\\d) +\\1 +same")
                .doesNotContain("DIFFERENT", "ATTENTION");
    }

    @Test
    void shouldWarnThatTheKeyOfTheBundleWasUsedWhenNoneWasGiven() {
        assertThat(run(bundle)).isEqualTo(Verifier.IDENTICAL);

        assertThat(out.toString(UTF_8)).contains("ATTENTION: checked only against the key inside the bundle");
    }

    @Test
    void shouldRefuseABundleOfAnotherSignerWhenTheKeyIsPinned() throws IOException {
        Files.write(Path.of(bundle), SignedBundles.signedBy(SignedBundles.newKey()));

        assertThat(run(bundle, "--key", key)).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8)).contains("NOT VERIFIED: public-key.pem: ", "another key");
    }

    @Test
    void shouldNameTheFileAndTheReasonInOneSentenceWhenAByteWasChanged() throws IOException {
        var files = SignedBundles.unpacked(unchanged);
        files.computeIfPresent("observations.json", (name, bytes) -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        });
        Files.write(Path.of(bundle), SignedBundles.packed(files));

        assertThat(run(bundle, "--key", key, "--repacked")).isEqualTo(Verifier.REFUSED);

        assertThat(err.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("NOT VERIFIED: observations.json: it was changed")
                .endsWith(".");
    }

    @Test
    void shouldAcceptAnArchiveThatWasPackedAgainOnlyWhenAsked() throws IOException {
        Files.write(Path.of(bundle), SignedBundles.packed(SignedBundles.unpacked(unchanged)));

        assertThat(run(bundle)).isEqualTo(Verifier.REFUSED);
        assertThat(run(bundle, "--repacked")).isEqualTo(Verifier.IDENTICAL);
    }

    @Test
    void shouldPrintTheUsageWhenArgumentsAreWrong() throws IOException {
        Path noKey = Files.writeString(folder.resolve("no.pem"), "no key");

        assertThat(run()).isEqualTo(Verifier.USAGE_ERROR);
        assertThat(run(bundle, "--quick")).isEqualTo(Verifier.USAGE_ERROR);
        assertThat(run(bundle, bundle)).isEqualTo(Verifier.USAGE_ERROR);
        assertThat(run(folder.resolve("none.zip").toString())).isEqualTo(Verifier.USAGE_ERROR);
        assertThat(run(bundle, "--key", noKey.toString())).isEqualTo(Verifier.USAGE_ERROR);

        assertThat(err.toString(UTF_8))
                .contains("Usage: java -jar verifier.jar", "none.zip cannot be read", "no.pem is not");
    }

    private int run(String... arguments) {
        return new Verifier(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(arguments);
    }
}
