package org.dutywatch.compliance.cases.acknowledgement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.cases.review.ActOnFinding;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.cases.Actor;
import org.dutywatch.compliance.model.cases.CaseStep;

/** Acknowledges the finding of each acknowledged notice. A finding that is no longer open stays as it is. */
@ApplicationScoped
class AcknowledgeFindings {
    private final FindingRows findings;
    private final ActOnFinding actOnFinding;
    private final Actors actors;

    AcknowledgeFindings(FindingRows findings, ActOnFinding actOnFinding, Actors actors) {
        this.findings = findings;
        this.actOnFinding = actOnFinding;
        this.actors = actors;
    }

    /** Locks the findings in the order of employees and shifts, as the evaluation does. */
    @Transactional(Transactional.TxType.MANDATORY)
    void apply(List<NoticeChanged> notices) {
        findings.lock(notices.stream().map(NoticeChanged::findingId).toList());
        notices.forEach(notice ->
                actOnFinding.actIfPossible(notice.findingId(), CaseStep.ACKNOWLEDGE, actor(notice), notice.comment()));
    }

    /** A notice to the administrators names no employee: he is known by his account. */
    private Actor actor(NoticeChanged notice) {
        var recipient = notice.recipient();
        String user = notice.acknowledgedBy();
        return actors.asKnownNow(new Actor(
                user == null ? "unknown" : user,
                recipient == null ? null : recipient.employeeId(),
                notice.acknowledgedByAccount()));
    }
}
