package org.dutywatch.notification.findings;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** This service's own copy of the findings: the latest revision of each. */
@ApplicationScoped
public class LatestFindings {
    /**
     * The last condition makes a repeated or reordered event change nothing. The column {@code withdrawn} is true for a
     * superseded finding as well.
     */
    private static final String UPSERT = """
            insert into finding as stored (finding_id, revision, employee_id, shift_start, withdrawn, body,
                                           corrected_revision, corrected_cause, received_at)
            select finding_id, revision, employee_id, shift_start, withdrawn, body::jsonb,
                   case when corrected_cause = '' then 0 else revision end, nullif(corrected_cause, ''), :receivedAt
              from unnest(:findingIds, :revisions, :employeeIds, :shiftStarts, :withdrawn, :bodies, :correctedCauses)
                   as brought (finding_id, revision, employee_id, shift_start, withdrawn, body, corrected_cause)
            on conflict (finding_id) do update
               set revision = excluded.revision, employee_id = excluded.employee_id,
                   shift_start = excluded.shift_start, withdrawn = excluded.withdrawn, body = excluded.body,
                   corrected_revision = greatest(stored.corrected_revision, excluded.corrected_revision),
                   corrected_cause = coalesce(excluded.corrected_cause, stored.corrected_cause),
                   received_at = excluded.received_at
             where stored.revision < excluded.revision
            returning body, corrected_revision, corrected_cause, route_by
            """;
    /** Returns only findings that wait for an evaluation: for the others the event changes nothing else. */
    private static final String STORE_EVALUATED_AGAIN = """
            with updated as (
                 update finding set body = brought.body::jsonb
                   from unnest(:findingIds, :revisions, :bodies) as brought (finding_id, revision, body)
                  where finding.finding_id = brought.finding_id and finding.revision = brought.revision
                    and (finding.body ->> 'duty_version')::bigint < (brought.body::jsonb ->> 'duty_version')::bigint
                 returning finding.*)
            select body, corrected_revision, corrected_cause, route_by from updated where route_by is not null
            """;

    private static final String GET = """
            select body, corrected_revision, corrected_cause, route_by from finding where finding_id = any (:findingIds)
            """;
    /** Two parts, so that each can use an index. */
    private static final String IN_INTERVALS = """
            with intervals as (
                 select * from unnest(:froms, :tos, :employeeIds) as i (from_at, to_at, employee_id))
            select f.finding_id from intervals i
              join finding f on f.employee_id = i.employee_id and f.shift_start >= i.from_at and f.shift_start < i.to_at
             where not f.withdrawn
            union
            select f.finding_id from intervals i
              join finding f on f.shift_start >= i.from_at and f.shift_start < i.to_at
             where not f.withdrawn and i.employee_id = ''
             order by finding_id
            """;

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;
    private final RowMapper<LatestFinding> latestFinding;

    LatestFindings(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        latestFinding = (row, context) -> new LatestFinding(
                fromJson(row.getString("body")),
                row.getInt("corrected_revision"),
                cause(row.getString("corrected_cause")),
                row.getObject("route_by") != null);
    }

    /**
     * An interval in which shifts start.
     *
     * @param from inclusive
     * @param to exclusive
     * @param employeeId the subject; null for every employee
     */
    public record ShiftStarts(
            Instant from, Instant to, @Nullable String employeeId) {}

    /**
     * Stores the revisions that are newer than the stored ones, and returns them in the given order.
     *
     * @param revisions of different findings
     */
    public List<LatestFinding> storeNewer(List<Finding> revisions) {
        Map<UUID, LatestFinding> stored = byId(database.withHandle(handle -> handle.createQuery(UPSERT)
                .bindArray("findingIds", UUID.class, list(revisions, Finding::findingId))
                .bindArray("revisions", Integer.class, list(revisions, Finding::revision))
                .bindArray("employeeIds", String.class, list(revisions, Finding::employeeId))
                .bindArray(
                        "shiftStarts",
                        Instant.class,
                        list(revisions, one -> one.shift().start()))
                .bindArray("withdrawn", Boolean.class, list(revisions, one -> !one.inEffect()))
                .bindArray("bodies", String.class, list(revisions, this::toJson))
                .bindArray("correctedCauses", String.class, list(revisions, LatestFindings::correctedCause))
                .bind("receivedAt", clock.instant())
                .map(latestFinding)
                .list()));
        return revisions.stream()
                .map(one -> stored.get(one.findingId()))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Stores the revisions that are stored already, but were evaluated with newer duty now; nothing else about them is
     * new.
     *
     * @param revisions of different findings
     * @return those of them that waited for this evaluation
     */
    public List<LatestFinding> storeEvaluatedAgain(List<Finding> revisions) {
        return database.withHandle(handle -> handle.createQuery(STORE_EVALUATED_AGAIN)
                .bindArray("findingIds", UUID.class, list(revisions, Finding::findingId))
                .bindArray("revisions", Integer.class, list(revisions, Finding::revision))
                .bindArray("bodies", String.class, list(revisions, this::toJson))
                .map(latestFinding)
                .list());
    }

    /**
     * Returns the latest revision.
     *
     * @throws IllegalStateException if the finding is unknown
     */
    public LatestFinding get(UUID findingId) {
        LatestFinding known = getAll(List.of(findingId)).get(findingId);
        if (known == null) {
            throw new IllegalStateException("finding " + findingId + " is unknown");
        }
        return known;
    }

    /** Returns the latest revisions of the given findings that are known. */
    public Map<UUID, LatestFinding> getAll(Collection<UUID> findingIds) {
        return byId(database.withHandle(handle -> handle.createQuery(GET)
                .bindArray("findingIds", UUID.class, findingIds)
                .map(latestFinding)
                .list()));
    }

    /** Returns the findings that are neither withdrawn nor superseded and whose shift starts in one of the intervals. */
    public List<UUID> inEffectStartingIn(List<ShiftStarts> intervals) {
        return database.withHandle(handle -> handle.createQuery(IN_INTERVALS)
                .bindArray("froms", Instant.class, list(intervals, ShiftStarts::from))
                .bindArray("tos", Instant.class, list(intervals, ShiftStarts::to))
                .bindArray(
                        "employeeIds", String.class, list(intervals, one -> requireNonNullElse(one.employeeId(), "")))
                .mapTo(UUID.class)
                .list());
    }

    private static <T, V> List<V> list(List<T> rows, Function<T, V> column) {
        return rows.stream().map(column).toList();
    }

    private static Map<UUID, LatestFinding> byId(List<LatestFinding> findings) {
        return findings.stream().collect(Collectors.toMap(one -> one.finding().findingId(), Function.identity()));
    }

    private static String correctedCause(Finding finding) {
        return finding.mailedAsCorrection() ? finding.cause().name() : "";
    }

    private static Finding.@Nullable Cause cause(@Nullable String name) {
        return name == null ? null : Finding.Cause.valueOf(name);
    }

    /**
     * Reads a finding from the JSON that {@link #toJson} produced.
     *
     * @throws UncheckedIOException if the JSON cannot be read
     */
    public Finding fromJson(String body) {
        try {
            return json.readValue(body, Finding.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored finding cannot be read", e);
        }
    }

    /** Writes a finding as JSON for the database. */
    public String toJson(Finding finding) {
        try {
            return json.writeValueAsString(finding);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a finding cannot be written", e);
        }
    }
}
