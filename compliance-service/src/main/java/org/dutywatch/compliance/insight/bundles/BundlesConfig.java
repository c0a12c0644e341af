package org.dutywatch.compliance.insight.bundles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The signing key of evidence bundles, and when sealed ones are made. Without a key, exports are refused and everything else works. */
@ConfigMapping(prefix = "dutywatch.bundles")
public interface BundlesConfig {
    /** File with an Ed25519 private key in PKCS#8 PEM, readable by the service alone. */
    Optional<Path> signingKeyFile();

    /** The key itself in PKCS#8 PEM, for an environment variable. Ignored where the file is set. */
    Optional<String> signingKey();

    /** How often sealed bundles that are due are made, so how late they may be. */
    @WithDefault("PT10S")
    Duration pollInterval();
}
