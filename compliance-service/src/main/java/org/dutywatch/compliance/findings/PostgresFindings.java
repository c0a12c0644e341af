package org.dutywatch.compliance.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.ChangeCause;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Terms;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code finding} and {@code finding_change}. */
@ApplicationScoped
class PostgresFindings {
    private static final String UPSERT = """
            insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end, shift_kind, revision, tier,
                                 state, minutes_low, minutes, minutes_high, limit_minutes, confidence, sites, excluded,
                                 profile, catalogue, policy, first_access, last_access, opened_at, changed_at, indications,
                                 resolution, superseded_by, terms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?,
                    ?::jsonb)
            on conflict (finding_id) do update set
                   shift_start = excluded.shift_start, shift_end = excluded.shift_end,
                   shift_kind = excluded.shift_kind, revision = excluded.revision,
                   tier = excluded.tier, state = excluded.state, minutes_low = excluded.minutes_low,
                   minutes = excluded.minutes, minutes_high = excluded.minutes_high,
                   limit_minutes = excluded.limit_minutes, confidence = excluded.confidence, sites = excluded.sites,
                   excluded = excluded.excluded, profile = excluded.profile, catalogue = excluded.catalogue,
                   policy = excluded.policy, first_access = excluded.first_access, last_access = excluded.last_access,
                   changed_at = excluded.changed_at, indications = excluded.indications,
                   resolution = excluded.resolution, superseded_by = excluded.superseded_by,
                   terms = excluded.terms
            """;
    private static final String ADD_CHANGE = """
            insert into finding_change (finding_id, revision, change, cause, tier, state, minutes_low, minutes,
                                        minutes_high, limit_minutes, profile, catalogue, policy, changed_at, indications,
                                        resolution, superseded_by, actor, actor_employee_id, reason, evidence_sha256,
                                        terms)
            select finding_id, revision, ?, ?, tier, state, minutes_low, minutes,
                   minutes_high, limit_minutes, profile, catalogue, policy, changed_at, indications,
                   resolution, superseded_by, ?, ?, ?, ?, terms
              from finding where finding_id = ?
            """;
    private static final String LOCK_SUCCESSION =
            "select pg_advisory_xact_lock('finding'::regclass::oid::int, hashtext(?))";
    private static final String REFRESH = """
            update finding set confidence = ?, sites = ?::jsonb, excluded = ?::jsonb, profile = ?, catalogue = ?,
                               policy = ?, first_access = ?, last_access = ?, minutes_low = ?, minutes = ?, minutes_high = ?,
                               terms = ?::jsonb
             where finding_id = ?
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final FindingRows rows;

    PostgresFindings(DataSource database, ObjectMapper json, FindingRows rows) {
        this.database = database;
        this.json = json;
        this.rows = rows;
    }

    Optional<Finding> find(UUID id) {
        return rows.find(id);
    }

    /** Reads a finding and locks its row until the end of the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Finding> lock(UUID id) {
        return rows.lock(id);
    }

    /**
     * Locks the employee's findings as a whole until the end of the transaction, so that only one transaction at a time
     * decides which finding supersedes which. To avoid deadlocks, take it before the lock of any finding.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void lockSuccession(String employeeId) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK_SUCCESSION)) {
            lock.setString(1, employeeId);
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot lock the findings of an employee", e);
        }
    }

    /** Writes a new revision of a finding, and adds it to the history. */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(Finding finding, Change change, ChangeCause cause, Act act) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(UPSERT);
                var addChange = connection.prepareStatement(ADD_CHANGE)) {
            bind(upsert, finding);
            upsert.executeUpdate();
            addChange.setString(1, change.name());
            addChange.setString(2, cause.name());
            var by = act.by();
            addChange.setString(3, by == null ? null : by.user());
            addChange.setString(4, by == null ? null : by.employeeId());
            addChange.setString(5, act.reason());
            addChange.setString(6, act.evidenceSha256());
            addChange.setObject(7, finding.id());
            addChange.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot write a finding", e);
        }
    }

    /** Updates details of the current revision that change no statement of the finding: no event is published. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refresh(UUID id, Figures figures, Finding.Basis basis) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(REFRESH)) {
            bind(update, 1, basis);
            update.setBigDecimal(9, figures.low().toBigDecimal());
            update.setBigDecimal(10, figures.point().toBigDecimal());
            update.setBigDecimal(11, figures.high().toBigDecimal());
            update.setString(12, terms(figures));
            update.setObject(13, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot refresh a finding", e);
        }
    }

    private void bind(PreparedStatement upsert, Finding finding) throws SQLException {
        var standing = finding.standing();
        var figures = standing.figures();
        upsert.setObject(1, finding.id());
        upsert.setString(2, finding.employeeId());
        upsert.setString(3, finding.rule().name());
        upsert.setString(4, finding.rule().clause());
        upsert.setObject(5, utc(finding.shiftStart()));
        upsert.setObject(6, utc(figures.shiftEnd()));
        upsert.setString(7, figures.kind().name());
        upsert.setInt(8, standing.revision());
        upsert.setString(9, standing.tier().name());
        upsert.setString(10, standing.state().name());
        upsert.setBigDecimal(11, figures.low().toBigDecimal());
        upsert.setBigDecimal(12, figures.point().toBigDecimal());
        upsert.setBigDecimal(13, figures.high().toBigDecimal());
        upsert.setBigDecimal(14, figures.limit().toBigDecimal());
        bind(upsert, 15, finding.basis());
        upsert.setObject(23, utc(finding.openedAt()));
        upsert.setObject(24, utc(finding.changedAt()));
        upsert.setString(25, figures.indications() == null ? null : write(figures.indications()));
        upsert.setString(
                26, standing.resolution() == null ? null : standing.resolution().name());
        upsert.setObject(27, standing.supersededBy());
        upsert.setString(28, terms(figures));
    }

    private @Nullable String terms(Figures figures) {
        return figures.terms().equals(Terms.PLAIN) ? null : write(figures.terms());
    }

    private void bind(PreparedStatement statement, int first, Finding.Basis basis) throws SQLException {
        statement.setString(first, basis.confidence());
        statement.setString(first + 1, write(basis.sites()));
        statement.setString(first + 2, write(basis.excluded()));
        statement.setString(first + 3, basis.profile());
        statement.setString(first + 4, basis.catalogue());
        statement.setString(first + 5, basis.policy());
        statement.setObject(first + 6, utc(basis.firstAccess()));
        statement.setObject(first + 7, utc(basis.lastAccess()));
    }

    private String write(Object breakdown) {
        try {
            return json.writeValueAsString(breakdown);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write what a finding rests on", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
