package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;
import org.jspecify.annotations.Nullable;

/** Who may see a notice: its recipient, never its subject; auditors see every one, and that they looked is recorded. */
@ApplicationScoped
public class NoticeAccess {
    private final Caller caller;
    private final People people;
    private final AuditTrail auditTrail;

    NoticeAccess(Caller caller, People people, AuditTrail auditTrail) {
        this.caller = caller;
        this.people = people;
        this.auditTrail = auditTrail;
    }

    Inbox.Reader reader() {
        return new Inbox.Reader(callersEmployeeId(), caller.has("administrator"));
    }

    /** Ends the request with 404 unless the caller is the recipient: who may not see it learns not that it exists. */
    void requireRecipient(Notice notice) {
        if (!isRecipient(notice)) {
            throw noSuchNotice();
        }
    }

    /** As {@link #requireRecipient}, but lets auditors look, and records that they did. */
    public void requireReader(Notice notice) {
        if (isRecipient(notice)) {
            return;
        }
        if (!caller.has("auditor")) {
            throw noSuchNotice();
        }
        auditTrail.record("view_notice", notice.employeeId(), null);
    }

    public static ProblemException noSuchNotice() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such notice in your inbox");
    }

    private boolean isRecipient(Notice notice) {
        Recipient recipient = notice.recipient();
        String self = callersEmployeeId();
        if (recipient == null || notice.employeeId().equals(self)) {
            return false;
        }
        return recipient.toAdministrators()
                ? caller.has("administrator")
                : self != null && self.equals(recipient.employeeId());
    }

    private @Nullable String callersEmployeeId() {
        return caller.email()
                .flatMap(people::findByEmail)
                .map(Person::employeeId)
                .orElse(null);
    }
}
