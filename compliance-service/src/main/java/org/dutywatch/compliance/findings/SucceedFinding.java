package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.dutywatch.compliance.evaluation.ShiftOutcome;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.ChangeCause;
import org.dutywatch.compliance.findings.domain.FindingLife;
import org.dutywatch.compliance.findings.domain.FindingLife.Step;
import org.dutywatch.compliance.findings.domain.FindingState;
import org.dutywatch.compliance.roster.Rosters;

/**
 * Publishes a measured change of a finding, and supersedes findings whose shift is gone. A moved shift is a new shift:
 * the finding of the old one is superseded by the finding of a shift that overlaps it, as soon as there is one.
 */
@ApplicationScoped
class SucceedFinding {
    private final FindingRows rows;
    private final TellFinding tellFinding;
    private final Rosters rosters;

    SucceedFinding(FindingRows rows, TellFinding tellFinding, Rosters rosters) {
        this.rows = rows;
        this.tellFinding = tellFinding;
        this.rosters = rosters;
    }

    /**
     * Publishes the change, and what it supersedes. The caller holds {@link PostgresFindings#lockSuccession} where a
     * finding opens or its shift is gone.
     *
     * @param now the finding after {@code change}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Finding now, Change change, ShiftOutcome outcome) {
        var cause = ChangeCause.valueOf(outcome.cause().name());
        switch (change) {
            case OPENED, REOPENED -> {
                tellFinding.tell(now, change, cause, Act.OF_NOBODY);
                supersedeOthers(now, cause);
            }
            case WITHDRAWN -> {
                var successor = outcome instanceof ShiftOutcome.Gone ? successor(now) : Optional.<Finding>empty();
                var step = successor
                        .map(by -> FindingLife.superseded(new Step(now.standing(), change), by.id()))
                        .orElseGet(() -> new Step(now.standing(), change));
                tellFinding.tell(now.standing(step.standing(), now.changedAt()), step.change(), cause, Act.OF_NOBODY);
            }
            default -> tellFinding.tell(now, change, cause, Act.OF_NOBODY);
        }
    }

    private Optional<Finding> successor(Finding gone) {
        return rows.overlapping(gone).stream()
                .filter(other -> !other.standing().state().isTakenBack())
                .findFirst();
    }

    /** Supersedes findings that were withdrawn, before this one opened, because their shift was gone. */
    private void supersedeOthers(Finding by, ChangeCause cause) {
        for (Finding other : rows.overlapping(by)) {
            if (other.standing().state() == FindingState.WITHDRAWN && isGone(other)) {
                var step = FindingLife.superseded(other.standing(), by.id());
                tellFinding.tell(other.standing(step.standing(), by.changedAt()), step.change(), cause, Act.OF_NOBODY);
            }
        }
    }

    private boolean isGone(Finding other) {
        return rosters.shift(other.employeeId(), other.shiftStart()).isEmpty();
    }
}
