package org.dutywatch.compliance.cases.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code finding} and {@code finding_change}; {@link FindingRows} reads and locks findings. */
@ApplicationScoped
public class StoreFindings {
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
    private static final String REFRESH = """
            update finding set confidence = ?, sites = ?::jsonb, excluded = ?::jsonb, profile = ?, catalogue = ?,
                               policy = ?, first_access = ?, last_access = ?, minutes_low = ?, minutes = ?, minutes_high = ?,
                               terms = ?::jsonb
             where finding_id = ?
            """;

    /**
     * A weekly finding names one shift but rests on all shifts of its week. A week in which the clocks are put back has
     * 169 hours.
     */
    private static final Duration WEEK = Duration.ofHours(169);

    private final DataSource database;
    private final ObjectMapper json;
    private final AlertedShifts alertedShifts;

    StoreFindings(DataSource database, ObjectMapper json, AlertedShifts alertedShifts) {
        this.database = database;
        this.json = json;
        this.alertedShifts = alertedShifts;
    }

    /**
     * Writes a new revision of a finding, adds it to the history, and registers the shift in {@link AlertedShifts} if
     * the tier is ALERT. A withdrawn alert keeps its tier, so its shift is registered again and stays in the register.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(Finding finding, FindingChangeKind change, ChangeCause cause, ChangeAuthor author) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(UPSERT);
                var addChange = connection.prepareStatement(ADD_CHANGE)) {
            bind(upsert, finding);
            upsert.executeUpdate();
            addChange.setString(1, change.name());
            addChange.setString(2, cause.name());
            var actor = author.actor();
            addChange.setString(3, actor == null ? null : actor.user());
            addChange.setString(4, actor == null ? null : actor.employeeId());
            addChange.setString(5, author.reason());
            addChange.setString(6, author.evidenceSha256());
            addChange.setObject(7, finding.id());
            addChange.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write a finding", e);
        }
        register(finding);
    }

    private void register(Finding finding) {
        Duration margin = finding.rule().isWeekly() ? WEEK : Duration.ZERO;
        var period = new AlertedPeriod(
                finding.id(),
                finding.employeeId(),
                finding.shiftStart().minus(margin),
                finding.shiftStart().plus(margin),
                finding.snapshot().estimate().shiftEnd().plus(margin));
        if (finding.snapshot().tier() == Tier.ALERT) {
            alertedShifts.add(period);
        } else {
            alertedShifts.moveIfAlerted(period);
        }
    }

    /** Updates details of the current revision: no new revision is made and no event is published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refresh(UUID id, Estimate estimate, Finding.Basis basis) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(REFRESH)) {
            bind(update, 1, basis);
            update.setBigDecimal(9, estimate.low().toBigDecimal());
            update.setBigDecimal(10, estimate.point().toBigDecimal());
            update.setBigDecimal(11, estimate.high().toBigDecimal());
            update.setString(12, limitContext(estimate));
            update.setObject(13, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot refresh a finding", e);
        }
    }

    private void bind(PreparedStatement upsert, Finding finding) throws SQLException {
        var snapshot = finding.snapshot();
        var estimate = snapshot.estimate();
        upsert.setObject(1, finding.id());
        upsert.setString(2, finding.employeeId());
        upsert.setString(3, finding.rule().name());
        upsert.setString(4, finding.rule().clause());
        upsert.setObject(5, utc(finding.shiftStart()));
        upsert.setObject(6, utc(estimate.shiftEnd()));
        upsert.setString(7, estimate.kind().name());
        upsert.setInt(8, snapshot.revision());
        upsert.setString(9, snapshot.tier().name());
        upsert.setString(10, snapshot.state().name());
        upsert.setBigDecimal(11, estimate.low().toBigDecimal());
        upsert.setBigDecimal(12, estimate.point().toBigDecimal());
        upsert.setBigDecimal(13, estimate.high().toBigDecimal());
        upsert.setBigDecimal(14, estimate.limit().toBigDecimal());
        bind(upsert, 15, finding.basis());
        upsert.setObject(23, utc(finding.openedAt()));
        upsert.setObject(24, utc(finding.changedAt()));
        upsert.setString(25, estimate.indications() == null ? null : write(estimate.indications()));
        upsert.setString(
                26, snapshot.resolution() == null ? null : snapshot.resolution().name());
        upsert.setObject(27, snapshot.supersededBy());
        upsert.setString(28, limitContext(estimate));
    }

    private @Nullable String limitContext(Estimate estimate) {
        return estimate.limitContext().equals(LimitContext.SHIFT_LIMIT_ON_ALL_SITES)
                ? null
                : write(estimate.limitContext());
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
            throw new UncheckedIOException("cannot write the basis of a finding", e);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
