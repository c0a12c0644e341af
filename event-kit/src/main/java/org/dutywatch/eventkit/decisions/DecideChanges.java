package org.dutywatch.eventkit.decisions;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.DecidedChange.Audited;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Approves, declines, withdraws and expires what is awaited, of every kind, and records it in the audit trail. */
@ApplicationScoped
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
public class DecideChanges {
    private static final int BATCH_SIZE = 100;

    private final AwaitedDecisions decisions;
    private final DecisionRows rows;
    private final Instance<DecidedChange<?>> changes;
    private final AuditTrail audit;

    DecideChanges(
            AwaitedDecisions decisions, DecisionRows rows, @Any Instance<DecidedChange<?>> changes, AuditTrail audit) {
        this.decisions = decisions;
        this.rows = rows;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * The caller approves.
     *
     * @return what is decided on, as it is now
     * @throws ProblemException as {@link AwaitedDecisions#approve}, {@link DecidedChange#prepare} and
     *     {@link DecidedChange#approve}
     */
    @Transactional
    public <T> T approve(DecidedChange<T> change, UUID id, @Nullable String reason) {
        T found = change.require(id);
        change.prepare(found, DecisionState.APPROVED);
        change.approve(found, decisions.approve(id, reason));
        record("approve_", change.audited(found), id, reason);
        return change.require(id);
    }

    /**
     * The caller declines; nothing changes.
     *
     * @return what is decided on, as it is now
     * @throws ProblemException as {@link AwaitedDecisions#decline} and {@link DecidedChange#prepare}
     */
    @Transactional
    public <T> T decline(DecidedChange<T> change, UUID id, @Nullable String reason) {
        T found = change.require(id);
        change.prepare(found, DecisionState.DECLINED);
        change.decline(found, decisions.decline(id, reason));
        record("decline_", change.audited(found), id, reason);
        return change.require(id);
    }

    /** As {@link #approve(DecidedChange, UUID, String)}, of any kind. */
    @Transactional
    public Decision approve(UUID id, @Nullable String reason) {
        approve(changeOf(require(id)), id, reason);
        return require(id);
    }

    /** As {@link #decline(DecidedChange, UUID, String)}, of any kind. */
    @Transactional
    public Decision decline(UUID id, String reason) {
        decline(changeOf(require(id)), id, reason);
        return require(id);
    }

    /**
     * The caller, who is an author, does not ask for it any more; nothing changes.
     *
     * @throws ProblemException as {@link AwaitedDecisions#withdraw}
     */
    @Transactional
    public Decision withdraw(UUID id) {
        Decision settled = decisions.withdraw(id);
        changeOf(settled).lapse(id, settled);
        recordOf(settled).forEach(subject -> audit.record("withdraw_" + nameOf(settled), subject, id.toString()));
        return settled;
    }

    /**
     * Expires decisions whose time is over, at most {@value #BATCH_SIZE}.
     *
     * @return whether there may be more
     */
    @Transactional
    boolean expireOverdue() {
        List<Decision> expired = decisions.expireOverdue(BATCH_SIZE);
        expired.forEach(decision -> {
            changeOf(decision).lapse(decision.id(), decision);
            String purpose = decision.id() + ": nobody decided in time what "
                    + decision.author().user() + " asked for";
            recordOf(decision)
                    .forEach(subject -> audit.recordServiceAction("expire_" + nameOf(decision), subject, purpose));
        });
        return expired.size() == BATCH_SIZE;
    }

    /** The decision, if the caller is one of its authors or may decide on it. */
    @Transactional
    Decision requireVisible(UUID id, boolean everything) {
        Decision decision = require(id);
        if (!everything && !decisions.concernsCaller(decision)) {
            throw unknown();
        }
        return decision;
    }

    private Decision require(UUID id) {
        return rows.find(id).orElseThrow(DecideChanges::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no decision with this id");
    }

    private DecidedChange<?> changeOf(Decision decision) {
        return changes.stream()
                .filter(change -> change.kind().name().equals(decision.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no bean carries out a " + decision.kind()));
    }

    /** Whom a record about it names: each person concerned; or else the decision. */
    private static List<String> recordOf(Decision decision) {
        return decision.subjects().isEmpty()
                ? List.of(decision.id().toString())
                : decision.subjects().stream().sorted().toList();
    }

    private static String nameOf(Decision decision) {
        return decision.kind().toLowerCase(Locale.ROOT);
    }

    private void record(String verb, Audited audited, UUID id, @Nullable String reason) {
        String why = reason == null ? audited.reason() : reason;
        audited.subjects().stream()
                .sorted()
                .forEach(subject -> audit.record(verb + audited.name(), subject, id + (why == null ? "" : ": " + why)));
    }
}
