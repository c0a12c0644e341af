package org.dutywatch.ingest.sources;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Page;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.sources.SourceCounts.CountRow;
import org.dutywatch.ingest.sources.SourceResponse.ReasonCount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registers sources of lines, and shows them with the outcomes of their lines. */
@Path("/api/v1/sources")
@Tag(name = "Sources")
public class SourcesResource {
    private final SourceCounts counts;
    private final Formats formats;
    private final LineAges lineAges;
    private final SilenceLimit silenceLimit;
    private final AuditTrail audit;
    private final Clock clock;

    SourcesResource(
            SourceCounts counts,
            Formats formats,
            LineAges lineAges,
            SilenceLimit silenceLimit,
            AuditTrail audit,
            Clock clock) {
        this.counts = counts;
        this.formats = formats;
        this.lineAges = lineAges;
        this.silenceLimit = silenceLimit;
        this.audit = audit;
        this.clock = clock;
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.NETWORK_ADMIN)
    @Transactional
    @Operation(
            operationId = "putSource",
            summary = "Register a source, or change its settings",
            description = "Role: network-admin. Every record of lines carries the id in its header `source`.")
    @APIResponse(responseCode = "200", description = "The source as it is now")
    @APIResponse(responseCode = "400", description = "A value is invalid or not supported yet")
    public SourceResponse put(
            @Pattern(regexp = Sources.ID_PATTERN, message = "is up to 63 of a-z, 0-9 and '-'") String id,
            @Valid @NotNull SourceRequest request) {
        SourceRow row = SourceRow.<SourceRow>findByIdOptional(id).orElseGet(SourceRow::new);
        row.id = id;
        row.format = supported("format", request.format(), formats.names());
        row.zone = zone(request.zone());
        row.identity = identity(request.identity());
        SupportedFormat supported = formats.find(row.format).orElseThrow();
        row.setOptions(FormatSettings.check(supported, request, ZoneId.of(row.zone)));
        LineFormat format = formats.of(row.format, row.options()).orElseThrow();
        row.relayEscapes = FormatSettings.checkRelayEscapes(format, request.relayEscapes());
        setOwnNames(row, request);
        row.feeders = FeederClients.check(request.feeders());
        row.maxAgeSeconds = lineAges.check(request.maxAge());
        row.silenceAlarmSeconds = silenceLimit.check(request.silenceAlarm());
        row.unreadableAlarmPercent = percent(request.unreadableAlarm());
        row.updatedAt = clock.instant();
        row.persist();
        audit.record("put_source", id, audited(row));
        return response(row, counts.read());
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.AUDITOR})
    @Operation(
            operationId = "listSources",
            summary = "All sources with the counts of their lines",
            description = "Roles: network-admin, auditor.")
    public Page<SourceResponse> list() {
        var snapshot = counts.read();
        return Page.all(SourceRow.<SourceRow>list("order by id").stream()
                .map(row -> response(row, snapshot))
                .toList());
    }

    @GET
    @Transactional
    @Path("/{id}")
    @RolesAllowed({Roles.NETWORK_ADMIN, Roles.AUDITOR})
    @Operation(
            operationId = "getSource",
            summary = "One source with the outcomes of its lines and their reasons",
            description = "Roles: network-admin, auditor.")
    @APIResponse(responseCode = "200", description = "The source")
    @APIResponse(responseCode = "404", description = "The source is not registered")
    public SourceResponse get(String id) {
        return SourceRow.<SourceRow>findByIdOptional(id)
                .map(row -> response(row, counts.read()))
                .orElseThrow(() -> Sources.notFound(id));
    }

    /** The settings that decide whose lines these are. */
    private static String audited(SourceRow row) {
        String format = row.logformat == null ? row.format : row.format + " " + row.logformat;
        String names = (row.columns.isEmpty() ? "" : " columns " + String.join(" ", row.columns))
                + (row.fields.isEmpty() ? "" : " fields " + new TreeMap<>(row.fields));
        String feeders = row.feeders.isEmpty() ? "none" : String.join(", ", row.feeders);
        return "feeders: " + feeders + "; format: " + format + names + "; zone: " + row.zone;
    }

    private SourceResponse response(SourceRow row, SourceCounts.Snapshot snapshot) {
        List<CountRow> counted = snapshot.counts().getOrDefault(row.id, List.of());
        List<ReasonCount> reasons = counted.stream()
                .filter(count -> SourceCounts.isOutcome(count.outcome()))
                .map(count -> new ReasonCount(count.outcome(), count.reason(), count.lines()))
                .toList();
        Map<String, Long> outcomes = new TreeMap<>();
        reasons.forEach(count -> outcomes.merge(count.outcome(), count.lines(), Long::sum));
        long later = byReason(counted, SourceCounts.ATTRIBUTED_LATER).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        var activity = snapshot.activities().get(row.id);
        Duration alarm = silenceLimit.of(row.silenceAlarmSeconds).orElse(null);
        return new SourceResponse(
                row.id,
                row.format,
                row.logformat,
                row.columns,
                row.fields,
                row.dateOrder,
                row.zone,
                row.identity,
                row.relayEscapes,
                row.domains,
                row.bareNames,
                row.feeders,
                lineAges.maxAge(row),
                alarm,
                outcomes.values().stream().mapToLong(Long::longValue).sum(),
                outcomes,
                reasons,
                byReason(counted, SourceCounts.MALFORMED_OF_EMPLOYEE),
                byReason(counted, SourceCounts.ANOMALY),
                byReason(counted, SourceCounts.LOST),
                byReason(counted, SourceCounts.REFUSED),
                later,
                activity == null ? null : activity.lastLineAt(),
                activity == null ? null : lag(activity),
                activity == null ? null : skew(activity),
                alarm != null && isSilent(row, activity, alarm),
                row.unreadableAlarmPercent,
                snapshot.alarms().getOrDefault(row.id, List.of()).stream()
                        .map(SourceResponse.Alarm::of)
                        .toList());
    }

    private static Map<String, Long> byReason(List<CountRow> counted, String label) {
        Map<String, Long> counts = new TreeMap<>();
        counted.stream()
                .filter(count -> count.outcome().equals(label))
                .forEach(count -> counts.merge(count.reason(), count.lines(), Long::sum));
        return counts;
    }

    private static double lag(SourceCounts.Activity activity) {
        return Math.max(
                0,
                Duration.between(activity.lastLineAt(), activity.lastReadAt()).toMillis() / 1000.0);
    }

    private static @Nullable Double skew(SourceCounts.Activity activity) {
        Long millis = activity.clockSkewMillis();
        return millis == null ? null : millis / 1000.0;
    }

    private boolean isSilent(SourceRow row, SourceCounts.@Nullable Activity activity, Duration alarm) {
        var since = activity == null ? row.updatedAt : activity.lastLineAt();
        return since.plus(alarm).isBefore(clock.instant());
    }

    private static String supported(String field, String value, List<String> supported) {
        if (!supported.contains(value)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    field + " '" + value + "' is not supported yet; supported: " + String.join(", ", supported));
        }
        return value;
    }

    private static String zone(@Nullable String given) {
        try {
            return given == null ? "UTC" : ZoneId.of(given).getId();
        } catch (DateTimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "zone '" + given + "' is not an IANA time zone such as America/Chicago");
        }
    }

    private static List<String> identity(@Nullable List<String> given) {
        if (given == null) {
            return List.of("username");
        }
        if (given.isEmpty() || given.stream().distinct().count() < given.size()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "identity lists at least one method, each once");
        }
        given.forEach(method -> supported("identity", method, IdentityMethods.NAMES));
        return List.copyOf(given);
    }

    private static void setOwnNames(SourceRow row, SourceRequest request) {
        List<String> domains = OwnDomainNames.check(request.domains());
        boolean bareNames = request.bareNames() == null || request.bareNames();
        if (domains.isEmpty() && !bareNames) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "bare_names is false and domains is empty: no user name would count");
        }
        if (!domains.equals(row.domains) || bareNames != row.bareNames) {
            row.namesVersion++;
        }
        row.domains = domains;
        row.bareNames = bareNames;
    }

    private static @Nullable Double percent(@Nullable Double given) {
        if (given != null && !(given >= 0 && given <= 100)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "unreadable_alarm is a percentage from 0 to 100, not " + given);
        }
        return given;
    }
}
