package org.dutywatch.compliance.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.compliance.findings.domain.Actor;
import org.dutywatch.compliance.findings.domain.CaseStep;
import org.dutywatch.compliance.notices.AcknowledgedNotices;
import org.dutywatch.compliance.notices.NoticeChanged;

/** Who acknowledges a notice acknowledges its finding; one that is past that stays as it is. */
@ApplicationScoped
class FollowAcknowledgedNotices implements AcknowledgedNotices {
    private final ActOnFinding actOnFinding;

    FollowAcknowledgedNotices(ActOnFinding actOnFinding) {
        this.actOnFinding = actOnFinding;
    }

    /** By employee, as the evaluation takes findings, so that the two wait for each other instead of blocking. */
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
