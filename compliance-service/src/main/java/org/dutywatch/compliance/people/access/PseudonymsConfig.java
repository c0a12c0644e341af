package org.dutywatch.compliance.people.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings for the pseudonyms under which administrators see employees. */
@ConfigMapping(prefix = "dutywatch.pseudonyms")
public interface PseudonymsConfig {
    /**
     * The file with the key from which pseudonyms are computed: 32 bytes in Base64. Only the service should be able to
     * read it. Without a key each start of the service makes one of its own: pseudonyms then change with every start,
     * and several instances of the service do not understand each other's.
     */
    Optional<Path> keyFile();

    /** The key itself, for an environment variable. The file is used instead if both are set. */
    Optional<String> key();

    /**
     * How long an employee keeps his pseudonym for one viewer, at least a day. ISO 8601; the periods are counted from
     * 1970-01-01 UTC.
     */
    @WithDefault("P30D")
    Duration period();
}
