package org.dutywatch.ingest.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source and the outcomes of its lines.
 *
 * @param logformat the source's own format; null unless the format is {@code squid-logformat}
 * @param columns the names of the columns that the administrator gave; mostly empty
 * @param fields for each of our field names, the name in the lines that the administrator gave; mostly empty
 * @param dateOrder of day and month; null unless the format needs it
 * @param domains the domains and realms whose user names are the department's
 * @param bareNames whether user names without a domain are the department's
 * @param feeders the OIDC clients that may send its lines over HTTP
 * @param maxAge how old a line may be when it is received
 * @param lines all lines read; each has exactly one outcome
 * @param malformedOfEmployees by reason, how many of the dead letters have the user name of an employee or, if the
 *     source uses leases, an address that an employee held among their words, so that an access of this employee may be
 *     lost
 * @param anomalies what was unusual about lines that could be read: {@code blank_lines} that were skipped,
 *     {@code nul_bytes} that were skipped, {@code impossible_elapsed} for lines whose access counts from its end,
 *     {@code escaped_newlines} for lines that may hide other lines and are dead letters, too
 * @param lostLines messages of syslog that were received and lost, by reason: {@code queue_full} for datagrams while Kafka
 *     was slow or away, {@code incomplete_message} for messages whose connection ended within them,
 *     {@code broken_frame} for connections whose messages could not be separated
 * @param refusedSenders connections and datagrams of syslog that were refused, by reason: {@code address},
 *     {@code certificate}, {@code tls} for failed handshakes, {@code connections} beyond the limit
 * @param attributedLater how many unattributed lines became observations later, because user or lease became known
 * @param lastLineAt when the newest line arrived on the topic; null if none has
 * @param lagSeconds how long that line had waited on the topic when it was read; null if there is none
 * @param clockSkewSeconds how far the time of the newest line of the last records was ahead of when they were received:
 *     above 0, the clock of the proxy is ahead; below 0, it is behind, or the lines were on their way for so long. Null if
 *     no line with a time was read
 * @param silenceAlarm after how long without a line the administrators are notified; null: never
 * @param silent whether no line arrived for longer than the silence alarm
 * @param unreadableAlarm the source's own limit for the alarm {@code unreadable}, in percent; null: the default
 * @param alarms what is wrong now; empty if nothing is
 */
public record SourceResponse(
        String id,
        String format,
        @Nullable String logformat,

        @Schema(maxItems = FormatSettings.MOST_NAMES, examples = "[]")
        List<String> columns,

        @Schema(examples = "{}") Map<String, String> fields,
        @Nullable String dateOrder,
        String zone,
        List<String> identity,
        boolean relayEscapes,

        @Schema(examples = "[\"RIDGEMONT\", \"ridgemont.example\"]")
        List<String> domains,

        boolean bareNames,

        @Schema(examples = "[\"proxy-shipper\"]") List<String> feeders,

        @Schema(implementation = String.class, examples = "PT840H")
        Duration maxAge,

        @Schema(implementation = String.class, examples = "PT15M") @Nullable
        Duration silenceAlarm,

        long lines,

        @Schema(
                examples =
                        "{\"observed\": 40, \"not_monitored\": 900, \"denied\": 3, \"unattributed\": 2, \"malformed\":"
                                + " 1}")
        Map<String, Long> outcomes,

        List<ReasonCount> reasons,

        @Schema(examples = "{\"ambiguous_user_field\": 12}") Map<String, Long> malformedOfEmployees,

        @Schema(examples = "{\"nul_bytes\": 4096, \"impossible_elapsed\": 3}")
        Map<String, Long> anomalies,

        @Schema(examples = "{\"queue_full\": 120}") Map<String, Long> lostLines,

        @Schema(examples = "{\"address\": 3}") Map<String, Long> refusedSenders,

        long attributedLater,
        @Nullable Instant lastLineAt,
        @Nullable Double lagSeconds,
        @Nullable Double clockSkewSeconds,
        boolean silent,

        @Schema(examples = "0.5") @Nullable Double unreadableAlarm,

        List<Alarm> alarms) {

    /**
     * What is wrong with the source, as the administrators were notified.
     *
     * @param kind {@code unreadable}: more lines than the source's limit cannot be read and may be an employee's;
     *     {@code ambiguous}: accesses wait because several employees have their user name; {@code silent}: no line came
     *     for too long; {@code format_drift}: far more lines are malformed than before
     * @param since when it was noticed
     * @param countedFrom since when the lines are counted; silent: when the last one came
     * @param lines the lines since then: unreadable: those that were attributed to an employee or are affected;
     *     format_drift: all; otherwise null
     * @param affectedLines the lines that cannot be read and may be an employee's; the malformed lines; the accesses that wait
     * @param reasons how many of the affected lines have which reason; empty if lines is null
     * @param employees how many employees the accesses may belong to; 0 unless it is ambiguous
     */
    public record Alarm(
            String kind,
            Instant since,
            Instant countedFrom,
            @Nullable Long lines,
            long affectedLines,

            @Schema(examples = "{\"ambiguous_user_field\": 25}")
            Map<String, Long> reasons,

            int employees) {
        static Alarm of(SourceChanged running) {
            return new Alarm(
                    running.kind().label(),
                    running.beganAt(),
                    running.countedFrom(),
                    running.lines(),
                    running.affectedLines(),
                    running.reasons(),
                    running.employees());
        }
    }

    /** How many lines had this outcome for this reason. */
    public record ReasonCount(String outcome, String reason, long lines) {}
}
