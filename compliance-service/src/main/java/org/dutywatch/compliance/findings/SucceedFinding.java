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
 * Tells what was measured, and which finding takes the place of which. A shift that was moved is another shift: the
 * finding of the one that is gone is superseded by that of a shift which overlaps it, as soon as there is one.
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
     * The caller holds the lock on the succession where a finding opens or its shift is gone.
     *
     * @param now what is measured, after {@code change}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(Finding now, Change change, ShiftOutcome outcome) {
        var cause = ChangeCause.valueOf(outcome.cause().name());
        switch (change) {
            case OPENED, REOPENED -> {
                tellFinding.tell(now, change, cause, Act.OF_NOBODY);
                takeThePlaceOfOthers(now, cause);
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

    /** Those were withdrawn because their shift is gone, when this one was not there yet. */
    private void takeThePlaceOfOthers(Finding by, ChangeCause cause) {
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
