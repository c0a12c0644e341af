package org.dutywatch.eventkit.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How many requests are answered. Each address and each client may send so many at once; as many again come back evenly
 * over the period.
 */
@ConfigMapping(prefix = "dutywatch.rate-limit")
public interface RateLimitConfig {
    /** Whether requests are limited. */
    @WithDefault("true")
    boolean enabled();

    /** The time in which a limit that was used up is whole again (ISO 8601 duration, positive). */
    @WithDefault("PT1M")
    Duration period();

    /** Requests of one network address in one period, with or without a token; of IPv6, of one network of 64 bits. */
    @WithDefault("6000")
    @Min(1)
    long addressRequests();

    /** Requests of one user with one client in one period. */
    @WithDefault("600")
    @Min(1)
    long clientRequests();

    /** The same of a machine: a client with the role {@code log-feeder} or {@code directory}. */
    @WithDefault("6000")
    @Min(1)
    long machineRequests();

    /** How many addresses, and how many clients, are remembered; the least used are forgotten first. */
    @WithDefault("20000")
    @Min(1)
    long remembered();

    /** How often refused requests are recorded in the audit trail: one record for each address or client. */
    @WithDefault("PT1M")
    Duration recordEvery();
}
