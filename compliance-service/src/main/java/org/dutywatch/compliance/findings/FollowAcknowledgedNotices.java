package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.findings.domain.CaseStep;
import org.dutywatch.compliance.notices.AcknowledgedNotices;
import org.dutywatch.compliance.notices.NoticeChanged;

/** Acknowledges the finding of each acknowledged notice. A finding that is no longer open stays as it is. */
@ApplicationScoped
class FollowAcknowledgedNotices implements AcknowledgedNotices {
    private final ActOnFinding actOnFinding;

    FollowAcknowledgedNotices(ActOnFinding actOnFinding) {
        this.actOnFinding = actOnFinding;
    }

    /** Locks findings in the order of employees, as the evaluation does, so that the two cannot deadlock. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void acknowledged(List<NoticeChanged> notices) {
        notices.stream()
                .sorted(Comparator.comparing(NoticeChanged::employeeId).thenComparing(NoticeChanged::findingId))
                .forEach(notice ->
                        actOnFinding.follow(notice.findingId(), CaseStep.ACKNOWLEDGE, actor(notice), notice.comment()));
    }

    private static Actor actor(NoticeChanged notice) {
        var recipient = notice.recipient();
        String user = notice.acknowledgedBy();
        return new Actor(user == null ? "unknown" : user, recipient == null ? null : recipient.employeeId());
    }
}
