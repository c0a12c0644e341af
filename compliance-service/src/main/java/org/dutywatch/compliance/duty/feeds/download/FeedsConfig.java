package org.dutywatch.compliance.duty.feeds.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How roster feeds are fetched. Without a key nobody can subscribe to a feed; everything else works. */
@ConfigMapping(prefix = "dutywatch.roster-feeds")
public interface FeedsConfig {
    /**
     * The file with the key that encrypts the addresses: 32 bytes in Base64. Only the service should be able to read
     * it.
     */
    Optional<Path> keyFile();

    /** The key itself, for an environment variable. The file is used instead if both are set. */
    Optional<String> key();

    /** How often due feeds are looked for, such as {@code 30s}; {@code off} turns fetching off. */
    @WithDefault("30s")
    String lookEvery();

    /** How long the host may take to connect and to answer; a whole fetch may take twice as long. */
    @WithDefault("PT20S")
    Duration timeout();

    /** The largest calendar that is read, in bytes. */
    @WithDefault("8388608")
    @Min(1024)
    @Max(67108864)
    int largest();

    /** Whether feeds may be fetched from hosts with private or loopback addresses, and from loopback without TLS. */
    @WithDefault("false")
    boolean privateHosts();

    /** How far into the past a feed is read, from the time of the fetch. */
    @WithDefault("P31D")
    Duration past();

    /** How far into the future a feed is read, from the time of the fetch. */
    @WithDefault("P400D")
    Duration ahead();
}
