package org.dutywatch.compliance.cases.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import org.dutywatch.compliance.cases.snapshots.DueSnapshots;
import org.dutywatch.compliance.identity.ActorColumns;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.LimitContext;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes the tables {@code finding} and {@code finding_change}; {@link FindingRows} reads and locks findings. */
@ApplicationScoped
public class StoreFindings {
    private static final String UPSERT = """
            insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end, shift_kind, revision, tier,
                                 state, minutes_low, minutes, minutes_high, limit_minutes, confidence, sites, excluded,
                                 profile, catalogue, policy, first_access, last_access, opened_at, changed_at, indications,
                                 resolution, superseded_by, terms, duty_version)
            values (:id, :employeeId, :rule, :rule.clause, :shiftStart, :estimate.shiftEnd, :estimate.kind,
                    :snapshot.revision, :snapshot.tier, :snapshot.state, :estimate.low.toBigDecimal,
                    :estimate.point.toBigDecimal, :estimate.high.toBigDecimal, :estimate.limit.toBigDecimal,
                    :basis.confidence, :sites::jsonb, :excluded::jsonb, :basis.profile, :basis.catalogue, :basis.policy,
                    :basis.firstAccess, :basis.lastAccess, :openedAt, :changedAt, :indications::jsonb,
                    :snapshot.resolution, :snapshot.supersededBy, :terms::jsonb, :dutyVersion)
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
                   terms = excluded.terms, duty_version = excluded.duty_version
            """;
    private static final String ADD_CHANGE = """
            insert into finding_change (finding_id, revision, change, cause, tier, state, minutes_low, minutes,
                                        minutes_high, limit_minutes, profile, catalogue, policy, changed_at, indications,
                                        resolution, superseded_by, actor, actor_employee_id, actor_issuer,
                                        actor_subject, reason, evidence_sha256, terms)
            select finding_id, revision, :change, :cause, tier, state, minutes_low, minutes,
                   minutes_high, limit_minutes, profile, catalogue, policy, changed_at, indications,
                   resolution, superseded_by, :actor, :actorEmployeeId, :actorIssuer, :actorSubject, :reason,
                   :evidenceSha256, terms
              from finding where finding_id = :id
            """;
    private static final String REFRESH = """
            update finding set duty_version = greatest(duty_version, :dutyVersion), confidence = :basis.confidence,
                               sites = :sites::jsonb,
                               excluded = :excluded::jsonb, profile = :basis.profile, catalogue = :basis.catalogue,
                               policy = :basis.policy, first_access = :basis.firstAccess,
                               last_access = :basis.lastAccess, minutes_low = :estimate.low.toBigDecimal,
                               minutes = :estimate.point.toBigDecimal, minutes_high = :estimate.high.toBigDecimal,
                               terms = :terms::jsonb
             where finding_id = :id
            """;
    private static final String LAST_CHANGE =
            "select change, cause from finding_change where finding_id = :id order by revision desc limit 1";

    private final Database database;
    private final JsonColumns json;
    private final AlertedShifts alertedShifts;
    private final DueSnapshots dueSnapshots;

    StoreFindings(Database database, JsonColumns json, AlertedShifts alertedShifts, DueSnapshots dueSnapshots) {
        this.database = database;
        this.json = json;
        this.alertedShifts = alertedShifts;
        this.dueSnapshots = dueSnapshots;
    }

    /**
     * Writes a new revision of a finding, adds it to the history, and registers the shift in {@link AlertedShifts} if
     * the tier is ALERT. A revision that opens an alert or refers the finding asks for a sealed bundle
     * ({@link DueSnapshots}). A withdrawn alert keeps its tier, so its shift is registered again and stays in the
     * register.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(Finding finding, FindingChangeKind change, ChangeCause cause, ChangeAuthor author) {
        var indications = finding.snapshot().estimate().indications();
        Actor actor = author.actor();
        database.useHandle(handle -> {
            bind(handle.createUpdate(UPSERT), finding)
                    .bind("indications", indications == null ? null : json.write(indications))
                    .execute();
            ActorColumns.bind(handle.createUpdate(ADD_CHANGE), "actor", actor)
                    .bind("change", change)
                    .bind("cause", cause)
                    .bind("reason", author.reason())
                    .bind("evidenceSha256", author.evidenceSha256())
                    .bind("id", finding.id())
                    .execute();
        });
        register(finding);
        dueSnapshots.enqueueIfNeeded(finding.id(), finding.snapshot().revision());
    }

    private void register(Finding finding) {
        // A weekly finding names one shift but rests on all shifts of its week.
        Duration margin = finding.rule().isWeekly() ? Finding.WEEK : Duration.ZERO;
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

    /** Updates details of the current revision; makes no new revision. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refresh(Finding finding) {
        database.useHandle(handle -> bind(handle.createUpdate(REFRESH), finding).execute());
    }

    /** What changed with a revision, and why. */
    public record FindingChange(FindingChangeKind change, ChangeCause cause) {}

    /** What changed with the current revision. */
    FindingChange lastChange(UUID id) {
        return database.withHandle(handle -> handle.createQuery(LAST_CHANGE)
                .bind("id", id)
                .map(ConstructorMapper.of(FindingChange.class))
                .one());
    }

    private Update bind(Update statement, Finding finding) {
        var estimate = finding.snapshot().estimate();
        return statement
                .bindMethods(finding)
                .bindMethods("estimate", estimate)
                .bind("sites", json.write(finding.basis().sites()))
                .bind("excluded", json.write(finding.basis().excluded()))
                .bind("terms", limitContext(estimate.limitContext()));
    }

    private @Nullable String limitContext(LimitContext context) {
        return context.equals(LimitContext.SHIFT_LIMIT_ON_ALL_SITES) ? null : json.write(context);
    }
}
