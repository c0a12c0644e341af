package org.dutywatch.compliance.rules.exemptions.drafts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.rules.exemptions.ExemptionVisibility.ExemptionReader;
import org.dutywatch.compliance.rules.exemptions.RequestedExemption;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.sql.Database;

/** Finds drafts that ask for the same as another request. */
@ApplicationScoped
public class ExemptionDrafts {
    /** The first key of the advisory lock is any number that no other lock on this table uses. */
    private static final String LOCK = "select pg_advisory_xact_lock(1, 'exemption_draft'::regclass::oid::int)";

    private final Database database;
    private final Clock clock;

    ExemptionDrafts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Until the transaction ends, nobody else who locks adds drafts: so two files never ask for the same twice. */
    @Transactional(TxType.MANDATORY)
    public void lock() {
        database.useHandle(handle -> handle.execute(LOCK));
    }

    /**
     * The draft of exactly this exemption that is awaited, or else the one that was declined last. One that the reader
     * may not see is not found: otherwise the answer would reveal that it exists.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<ExemptionDraft> findEquivalent(RequestedExemption requested, ExemptionReader reader) {
        List<ExemptionDraft> equivalent = ExemptionDraft.<ExemptionDraft>list(
                        "startAt = ?1 and endAt = ?2 and state in (?3, ?4)",
                        requested.window().start(),
                        requested.window().end(),
                        DecisionState.AWAITED,
                        DecisionState.DECLINED)
                .stream()
                .filter(draft -> draft.isEquivalentTo(requested) && reader.maySee(draft))
                .toList();
        return equivalent.stream()
                .filter(this::isAwaited)
                .findFirst()
                .or(() -> equivalent.stream()
                        .filter(draft -> draft.state == DecisionState.DECLINED)
                        .max(Comparator.comparing(draft -> draft.createdAt)));
    }

    /** The awaited draft of a revocation of this exemption. */
    @Transactional(TxType.MANDATORY)
    Optional<ExemptionDraft> findAwaitedRevocation(UUID exemptionId) {
        return ExemptionDraft.<ExemptionDraft>list(
                        "exemptionId = ?1 and action = ?2 and state = ?3",
                        exemptionId,
                        ExemptionDraftAction.REVOKE,
                        DecisionState.AWAITED)
                .stream()
                .filter(this::isAwaited)
                .findFirst();
    }

    /** Whether somebody can decide on it now. */
    public boolean isAwaited(ExemptionDraft draft) {
        return draft.stateAt(clock.instant()) == DecisionState.AWAITED;
    }
}
