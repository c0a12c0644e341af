package org.dutywatch.compliance.roster.feeds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How roster feeds are fetched. Without a key none can be subscribed to, and everything else works. */
@ConfigMapping(prefix = "dutywatch.roster-feeds")
public interface FeedsConfig {
    /** File with the 32 bytes, in Base64, that addresses are encrypted with; readable by the service alone. */
    Optional<Path> keyFile();

    /** The same key itself, for an environment variable; the file goes before it. */
    Optional<String> key();

    /** How often feeds that are due are looked for: such as {@code 30s}, or {@code off}. */
    @WithDefault("30s")
    String lookEvery();

    /** How long a fetch may take, connecting included. */
    @WithDefault("PT20S")
    Duration timeout();

    /** The largest calendar that is read, in bytes. */
    @WithDefault("8388608")
    @Min(1024)
    @Max(67108864)
    int largest();

    /** Whether hosts with loopback and private addresses may be fetched from, and loopback without TLS. */
    @WithDefault("false")
    boolean privateHosts();

    /** How far back a feed tells of the past, from the time of the fetch. */
    @WithDefault("P31D")
    Duration past();

    /** How far ahead a feed is read. */
    @WithDefault("P400D")
    Duration ahead();
}
