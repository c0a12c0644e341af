package org.dutywatch.ingest.leasefeeds;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.dutywatch.ingest.sources.FeederClients;
import org.dutywatch.ingest.sources.Sources;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a feed.
 *
 * @param feed its name, as a source's
 * @param format dhcpd, kea, windows-dhcp, radius or logon
 * @param zone IANA zone of times without one
 * @param hold how long what a line says holds, if the log does not say it; one minute to 31 days
 * @param feeders the OIDC clients that may send it; nobody may if it is empty, so that the feed ends
 */
public record LeaseFeedRequest(
        @NotNull
        @Pattern(regexp = Sources.ID_PATTERN, message = "is up to 63 of a-z, 0-9 and '-'")
        @Schema(examples = "hq-dhcp")
        String feed,

        @NotBlank @Schema(examples = "dhcpd", description = "dhcpd, kea, windows-dhcp, radius or logon")
        String format,

        @NotBlank @Schema(examples = "America/Chicago", description = "IANA zone of times without one")
        String zone,

        @NotNull
        @Schema(
                implementation = String.class,
                examples = "PT8H",
                description = "ISO 8601 duration, one minute to 31 days: how long what a line says holds, if the log"
                        + " does not say it. The lease time of a DHCP server; the time after which a"
                        + " session without further lines has ended; the time for which a log-on says who"
                        + " is there")
        Duration hold,

        @Schema(
                maxItems = FeederClients.MOST,
                examples = "[\"dhcp-shipper\"]",
                description = "The ids of the OIDC clients that may send it; absent or empty: nobody may")
        @Nullable
        List<String> feeders) {}
