package org.dutywatch.compliance.cases.closings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.review.ActOnFinding;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Closings of findings: an approval ends the review of an alert. It is refused if that review has ended since. */
@ApplicationScoped
class DecideClosing implements DecidedChange<Closing> {
    private final Closings closings;
    private final ActOnFinding actOnFinding;
    private final AuditTrail audit;

    DecideClosing(Closings closings, ActOnFinding actOnFinding, AuditTrail audit) {
        this.closings = closings;
        this.actOnFinding = actOnFinding;
        this.audit = audit;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.FINDING_CLOSING;
    }

    @Override
    public Closing require(UUID id) {
        return closings.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such closing of a finding"));
    }

    @Override
    public void approve(Closing closing, Answer answer) {
        if (closings.isOutdated(closing.closingId())) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the review of the finding has ended since this was asked for: decline it");
        }
        String reason = closing.reason() + " (asked by " + answer.author().idOrUser() + ")";
        actOnFinding.act(closing.findingId(), closing.resolution().step(), Actors.actor(answer.by()), reason);
        audit.record("close_finding", closing.employeeId(), closing.closingId() + ": " + reason);
    }

    @Override
    public Audited audited(Closing closing) {
        return new Audited("finding_closing", List.of(closing.employeeId()), closing.reason());
    }
}
