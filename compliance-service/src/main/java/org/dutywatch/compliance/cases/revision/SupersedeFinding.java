package org.dutywatch.compliance.cases.revision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.cases.findings.ChangeAuthor;
import org.dutywatch.compliance.cases.findings.Finding;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.findings.PublishFindingRevision;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.measuring.evaluation.ShiftOutcome;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.model.findings.ChangeCause;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.FindingLifecycle;
import org.dutywatch.compliance.model.findings.FindingLifecycle.FindingRevision;
import org.dutywatch.compliance.model.findings.FindingState;

/**
 * Publishes a measured revision of a finding, and supersedes the findings that it replaces. Most revisions replace
 * none. A moved shift is a removed shift and a new one: the finding of the removed shift is superseded by that of a
 * shift that overlaps it, as soon as there is one.
 */
@ApplicationScoped
class SupersedeFinding {
    private final FindingRows findingRows;
    private final PublishFindingRevision publishFindingRevision;
    private final CurrentShifts currentShifts;

    SupersedeFinding(
            FindingRows findingRows, PublishFindingRevision publishFindingRevision, CurrentShifts currentShifts) {
        this.findingRows = findingRows;
        this.publishFindingRevision = publishFindingRevision;
        this.currentShifts = currentShifts;
    }

    /**
     * Publishes the revision, and the revisions of findings that it supersedes. If the finding opens or reopens, or its
     * shift was removed, the caller has called {@link FindingRows#lockFindingsOfEmployee} before.
     *
     * @param finding the finding after {@code change}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void publish(Finding finding, FindingChangeKind change, ShiftOutcome outcome) {
        var cause = ChangeCause.valueOf(outcome.cause().name());
        switch (change) {
            case OPENED, REOPENED -> {
                publishFindingRevision.publish(finding, change, cause, ChangeAuthor.NO_PERSON);
                supersedeOthers(finding, cause);
            }
            case WITHDRAWN -> {
                var withdrawal = new FindingRevision(finding.snapshot(), change);
                var successor =
                        outcome instanceof ShiftOutcome.Removed ? successor(finding) : Optional.<Finding>empty();
                var revision = successor
                        .map(found -> FindingLifecycle.supersede(withdrawal, found.id()))
                        .orElse(withdrawal);
                publishFindingRevision.publish(
                        finding.withSnapshot(revision.snapshot(), finding.changedAt()),
                        revision.change(),
                        cause,
                        ChangeAuthor.NO_PERSON);
            }
            default -> publishFindingRevision.publish(finding, change, cause, ChangeAuthor.NO_PERSON);
        }
    }

    private Optional<Finding> successor(Finding removed) {
        return findingRows.overlapping(removed).stream()
                .filter(other -> !other.snapshot().state().isRetracted())
                .findFirst();
    }

    /** Supersedes findings that were withdrawn, before this one opened, because their shift was removed. */
    private void supersedeOthers(Finding successor, ChangeCause cause) {
        var withdrawn = findingRows.overlapping(successor).stream()
                .filter(other -> other.snapshot().state() == FindingState.WITHDRAWN)
                .toList();
        for (Finding other : withShiftRemoved(withdrawn)) {
            var revision = FindingLifecycle.supersede(other.snapshot(), successor.id());
            publishFindingRevision.publish(
                    other.withSnapshot(revision.snapshot(), successor.changedAt()),
                    revision.change(),
                    cause,
                    ChangeAuthor.NO_PERSON);
        }
    }

    /** @param findings all about one employee */
    private List<Finding> withShiftRemoved(List<Finding> findings) {
        var windows = findings.stream()
                .map(finding -> new EmployeeWindow(finding.employeeId(), finding.shiftStart(), finding.shiftStart()))
                .toList();
        Set<Instant> planned = currentShifts.shiftsOverlapping(windows).values().stream()
                .flatMap(List::stream)
                .map(Shift::plannedStart)
                .collect(Collectors.toSet());
        return findings.stream()
                .filter(finding -> !planned.contains(finding.shiftStart()))
                .toList();
    }
}
