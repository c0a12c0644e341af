package org.dutywatch.compliance.insight.bundles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.dutywatch.compliance.model.bundles.signing.PemFixtures;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSigningTest {
    private final String pem = PemFixtures.newPrivateKey();

    @Test
    void shouldFailWithUnavailableWhenThereIsNoKey() {
        var signing = new BundleSigning(config(null, null));

        assertThat(signing.hasKey()).isFalse();
        assertThatThrownBy(signing::key)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("dutywatch.bundles.signing-key-file")
                .extracting(problem -> ((ProblemException) problem).type().status())
                .isEqualTo(ProblemType.UNAVAILABLE.status())
                .isEqualTo(503);
    }

    @Test
    void shouldReadTheKeyFromAFileOrFromTheEnvironment(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("key.pem"), pem);
        var expected = SigningKey.read(pem).verifyingKey();

        assertThat(new BundleSigning(config(file, "ignored")).key().verifyingKey())
                .isEqualTo(expected);
        assertThat(new BundleSigning(config(null, pem)).key().verifyingKey()).isEqualTo(expected);
        assertThat(new BundleSigning(config(null, pem)).hasKey()).isTrue();
    }

    @Test
    void shouldNotStartWithAKeyThatCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> new BundleSigning(config(folder.resolve("none.pem"), null)))
                .hasMessageContaining("none.pem");
        assertThatThrownBy(() -> new BundleSigning(config(null, "c2VjcmV0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
    }

    private static BundlesConfig config(@Nullable Path file, @Nullable String key) {
        return new BundlesConfig() {
            @Override
            public Optional<Path> signingKeyFile() {
                return Optional.ofNullable(file);
            }

            @Override
            public Optional<String> signingKey() {
                return Optional.ofNullable(key);
            }

            @Override
            public Duration pollInterval() {
                return Duration.ofSeconds(10);
            }
        };
    }
}
