package org.dutywatch.notification.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
            values (:findingId, :revision, :employeeId, :shiftStart, :withdrawn, :body::jsonb, :correctedRevision,
                    :correctedCause, :receivedAt)
            on conflict (finding_id) do update
               set revision = excluded.revision, employee_id = excluded.employee_id,
                   shift_start = excluded.shift_start, withdrawn = excluded.withdrawn, body = excluded.body,
                   corrected_revision = greatest(stored.corrected_revision, excluded.corrected_revision),
                   corrected_cause = coalesce(excluded.corrected_cause, stored.corrected_cause),
                   received_at = excluded.received_at
             where stored.revision < excluded.revision
            returning body, corrected_revision, corrected_cause
            """;

    private static final String GET = """
            select body, corrected_revision, corrected_cause from finding where finding_id = :findingId
            """;
    private static final String IN_INTERVAL = """
            select finding_id from finding
             where not withdrawn and shift_start >= :from and shift_start < :to
               and (:employeeId::text is null or employee_id = :employeeId)
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
                cause(row.getString("corrected_cause")));
    }

    /** Stores a revision; empty when this or a later one is already stored. */
    public Optional<LatestFinding> storeIfNewer(Finding finding) {
        boolean correction = finding.mailedAsCorrection();
        return database.withHandle(handle -> handle.createQuery(UPSERT)
                .bindMethods(finding)
                .bind("shiftStart", finding.shift().start())
                .bind("withdrawn", !finding.inEffect())
                .bind("body", toJson(finding))
                .bind("correctedRevision", correction ? finding.revision() : 0)
                .bindByType("correctedCause", correction ? finding.cause() : null, Finding.Cause.class)
                .bind("receivedAt", clock.instant())
                .map(latestFinding)
                .findOne());
    }

    /**
     * Returns the latest revision.
     *
     * @throws IllegalStateException if the finding is unknown
     */
    public LatestFinding get(UUID findingId) {
        return database.withHandle(handle -> handle.createQuery(GET)
                        .bind("findingId", findingId)
                        .map(latestFinding)
                        .findOne())
                .orElseThrow(() -> new IllegalStateException("finding " + findingId + " is unknown"));
    }

    /**
     * Returns the findings that are neither withdrawn nor superseded and whose shift starts in the interval.
     *
     * @param from inclusive
     * @param to exclusive
     * @param employeeId the subject; null for every employee
     */
    public List<UUID> inEffectStartingIn(Instant from, Instant to, @Nullable String employeeId) {
        return database.withHandle(handle -> handle.createQuery(IN_INTERVAL)
                .bind("from", from)
                .bind("to", to)
                .bind("employeeId", employeeId)
                .mapTo(UUID.class)
                .list());
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
