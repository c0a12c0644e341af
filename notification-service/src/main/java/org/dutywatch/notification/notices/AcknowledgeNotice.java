package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/** Records the answer of the recipient. A second answer changes nothing, so a repeated request is harmless. */
@ApplicationScoped
class AcknowledgeNotice {
    private final Notices notices;
    private final NoticeAccess access;
    private final AuditTrail auditTrail;
    private final Caller caller;
    private final Clock clock;

    AcknowledgeNotice(Notices notices, NoticeAccess access, AuditTrail auditTrail, Caller caller, Clock clock) {
        this.notices = notices;
        this.access = access;
        this.auditTrail = auditTrail;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Acknowledges a notice.
     *
     * @param comment null or blank for no comment
     * @throws ProblemException if the caller is not the recipient, or nobody was notified yet
     */
    @Transactional
    void acknowledge(UUID noticeId, @Nullable String comment) {
        Notice notice = notices.lock(noticeId).orElseThrow(NoticeAccess::noSuchNotice);
        access.requireRecipient(notice);
        if (notice.state() == Notice.State.ACKNOWLEDGED) {
            return;
        }
        if (notice.state() == Notice.State.PENDING) {
            throw new ProblemException(ProblemType.CONFLICT, "nobody has been notified of this notice yet");
        }
        var login = caller.login();
        var answer = new Notice.Answer(
                clock.instant(),
                caller.name(),
                login.map(Login::issuer).orElse(null),
                login.map(Login::subject).orElse(null),
                blankToNull(comment));
        notices.save(notice, notice.acknowledged(answer));
        auditTrail.record("acknowledge_notice", notice.employeeId(), null);
    }

    private static @Nullable String blankToNull(@Nullable String comment) {
        return comment == null || comment.isBlank() ? null : comment.strip();
    }
}
