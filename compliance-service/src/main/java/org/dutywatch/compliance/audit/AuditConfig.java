package org.dutywatch.compliance.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** Where the signed heads of the audit trail go, how often the trail is verified, and how long its records are kept. */
@ConfigMapping(prefix = "dutywatch.audit")
public interface AuditConfig {
    /**
     * File to which signed heads are appended, one line each. It should lie on another machine or be copied there at
     * once: who can write both this file and the database can hide that records were removed.
     */
    Optional<Path> headsFile();

    /** File with an Ed25519 private key in PKCS#8 PEM that signs the heads. Needed where {@link #headsFile} is set. */
    Optional<Path> signingKeyFile();

    /** How often the head is signed, if records were added since. */
    @WithDefault("PT10M")
    Duration signEvery();

    /** How often the whole trail is verified; also at the start of the service. */
    @WithDefault("PT6H")
    Duration verifyEvery();

    /** ISO 8601 period of at least a year. Records that the database got before are purged, the oldest first. */
    @WithDefault("P400D")
    Period retention();

    /**
     * ISO 8601 period, not shorter than {@link #retention}. For how long after its shift a finding that is not at its end
     * keeps the records about its employee. A legal hold keeps them without limit.
     */
    @WithDefault("P7Y")
    Period findingRetention();

    /** How often records whose retention has ended are looked for and purged. */
    @WithDefault("PT6H")
    Duration purgeEvery();
}
