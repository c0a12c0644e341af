package org.dutywatch.ingest.sources;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a network administrator says of a source.
 *
 * @param zone IANA zone of stamps that carry none; default UTC
 * @param identity by what persons are recognised: username, lease (by address, where a line names no user) or both;
 *     default username
 * @param silenceAlarm how long the source may be silent before it is shown as silent; absent: never
 */
public record SourceRequest(
        @NotBlank @Schema(examples = "squid", description = "One of GET /api/v1/formats")
        String format,

        @Schema(examples = "America/Chicago", description = "IANA zone of time stamps that carry none; default UTC")
        @Nullable
        String zone,

        @Schema(
                examples = "[\"username\", \"lease\"]",
                description = "By what persons are recognised: username, and lease where a line names no user")
        @Nullable
        List<String> identity,

        @Schema(
                implementation = String.class,
                examples = "PT15M",
                description = "ISO 8601 duration after which a quiet source is shown as silent; absent: never")
        @Nullable
        Duration silenceAlarm) {}
