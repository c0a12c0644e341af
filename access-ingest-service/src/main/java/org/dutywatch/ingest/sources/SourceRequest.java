package org.dutywatch.ingest.sources;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a source.
 *
 * @param logformat the format of the lines as in {@code squid.conf}, if the format is {@code squid-logformat}; else null
 * @param columns the names of the columns, if the format has columns; null: the lines or the format name them
 * @param fields for each of our field names, the name in the lines, if the format is a general one; else null
 * @param dateOrder {@code dmy} or {@code mdy}; null unless the format needs it
 * @param zone IANA zone of time stamps without one; default UTC
 * @param identity by which methods persons are identified: username, lease (by address, if a line names no user) or
 *     both; default username
 * @param relayEscapes whether a syslog relay wrote {@code #012} for the newlines between the lines of one record;
 *     default false. Never applies to lines that came over HTTP
 * @param domains the domains and realms whose user names are the department's; default none
 * @param bareNames whether user names without a domain are the department's; default true
 * @param feeders the OIDC clients that may send its lines over HTTP; default none
 * @param maxAge how old a line may be when it is received; null: the default of the service
 * @param silenceAlarm after how long without a line the source is silent and the administrators are notified; null: the
 *     default of the service; zero: never
 * @param unreadableAlarm from which percentage on of lines that cannot be read and may be an employee's the
 *     administrators are notified; null: the default of the service
 */
public record SourceRequest(
        @NotBlank @Schema(examples = "squid", description = "One of GET /api/v1/formats")
        String format,

        @Schema(
                examples = "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt \"%{Referer}>h\"",
                description = "Only for the format squid-logformat: the string of squid.conf, without 'logformat' and"
                        + " name. Refused if its lines could not be read with certainty")
        @Nullable
        String logformat,

        @Schema(
                maxItems = FormatSettings.MOST_NAMES,
                examples = "[\"date\", \"time\", \"c-ip\", \"cs-username\", \"cs-host\"]",
                description =
                        "Only for formats with columns: their names, in their order. They count where the lines do"
                                + " not name their columns themselves")
        @Nullable
        List<String> columns,

        @Schema(
                examples = "{\"user\": \"suser\", \"url\": \"request\"}",
                description =
                        "Only for general formats: for each of our field names, the name of the field in the lines")
        @Nullable
        Map<String, String> fields,

        @Schema(
                enumeration = {"dmy", "mdy"},
                description = "The order of day and month in dates such as 03/11/2026, if the format has such")
        @Nullable
        String dateOrder,

        @Schema(
                examples = "America/Chicago",
                description = "IANA zone of time stamps without one; formats that have such need it; else default UTC")
        @Nullable
        String zone,

        @Schema(
                maxItems = 2,
                examples = "[\"username\", \"lease\"]",
                description = "How persons are identified: username; lease (by address, if a line names no user)")
        @Nullable
        List<String> identity,

        @Schema(
                examples = "false",
                description =
                        "Whether a syslog relay wrote #012 for newlines, so that lines of a record end there, too;"
                                + " default false. Set it only for such a relay: otherwise a user could type #012 into a"
                                + " name")
        @Nullable
        Boolean relayEscapes,

        @Schema(
                maxItems = OwnDomainNames.MOST,
                examples = "[\"RIDGEMONT\", \"ridgemont.example\"]",
                description =
                        "The department's domains and realms, in upper or lower case; default none. A user name of"
                                + " any other domain is of nobody in the department, unless an employee has exactly this name or"
                                + " alias")
        @Nullable
        List<String> domains,

        @Schema(description = "Whether user names without a domain are the department's; default true") @Nullable
        Boolean bareNames,

        @Schema(
                maxItems = FeederClients.MOST,
                examples = "[\"proxy-shipper\"]",
                description = "The ids of the OIDC clients that may send its lines over HTTP; default none")
        @Nullable
        List<String> feeders,

        @Schema(
                implementation = String.class,
                examples = "P7D",
                description = "ISO 8601 duration: older lines become dead letters; absent, and at most:"
                        + " dutywatch.lines.max-age")
        @Nullable
        Duration maxAge,

        @Schema(
                implementation = String.class,
                examples = "PT15M",
                description =
                        "ISO 8601 duration without a line after which the source is silent and the administrators are"
                                + " notified; absent: dutywatch.sources.silence-alarm, 60 minutes; PT0S: never")
        @Nullable
        Duration silenceAlarm,

        @Schema(
                examples = "0.5",
                description =
                        "In percent, 0 to 100: the administrators are notified if more of the lines cannot be read and"
                                + " may be an employee's; absent: dutywatch.alarms.unreadable-percent. 100: never")
        @Nullable
        Double unreadableAlarm) {}
