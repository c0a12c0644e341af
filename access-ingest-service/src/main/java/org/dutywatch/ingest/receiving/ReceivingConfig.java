package org.dutywatch.ingest.receiving;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Lines over HTTP. */
@ConfigMapping(prefix = "dutywatch.receiving")
public interface ReceivingConfig {
    /** The maximum size of a request after decompression, in bytes (suffixes K, M, G). */
    @WithDefault("256M")
    MemorySize maxSize();

    /**
     * How many bytes may come of one byte of a compressed request that has more than 1 MiB of lines. Logs have 5 to 50; what
     * has far more is made to fill the memory of a receiver.
     */
    @WithDefault("250")
    @Min(20)
    int maxRatio();

    /** The maximum size of a record of whole lines, in bytes; must be below the topic's max.message.bytes. */
    @WithDefault("262144")
    @Min(131_072)
    @Max(900_000)
    int recordSize();

    /** How many records of all requests together may wait for Kafka's acknowledgement; further requests wait. */
    @WithDefault("64")
    @Min(1)
    @Max(100)
    int maxInFlight();
}
