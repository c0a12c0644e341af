package org.dutywatch.compliance.insight.bundles;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** The department's signing key. A key that cannot be read stops the service at start, so that the error is noticed. */
@ApplicationScoped
@Startup
class BundleSigning {
    private final Optional<SigningKey> key;

    BundleSigning(BundlesConfig config) {
        this.key = config.signingKeyFile()
                .map(BundleSigning::contents)
                .or(config::signingKey)
                .map(SigningKey::read);
    }

    boolean hasKey() {
        return key.isPresent();
    }

    /** @throws ProblemException UNAVAILABLE where no key is set */
    SigningKey key() {
        return key.orElseThrow(() -> new ProblemException(
                ProblemType.UNAVAILABLE,
                "no evidence bundle can be signed, because this service has no signing key: the operator must set"
                        + " dutywatch.bundles.signing-key-file"));
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("dutywatch.bundles.signing-key-file cannot be read: " + file, e);
        }
    }
}
