package org.dutywatch.compliance.bundles;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What evidence bundles are signed with. Without a key none is exported, and everything else works. */
@ConfigMapping(prefix = "dutywatch.bundles")
public interface BundlesConfig {
    /** File with an Ed25519 private key in PKCS#8 PEM, readable by the service alone. */
    Optional<Path> signingKeyFile();

    /** The same key itself, for an environment variable; the file goes before it. */
    Optional<String> signingKey();
}
