package org.dutywatch.notification.notices;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.dutywatch.notification.directory.People;
import org.dutywatch.notification.directory.domain.Person;

/**
 * Decides who may see a notice: its recipient, never its subject. Auditors may see every notice; each such
 * access is recorded in the audit trail.
 */
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
        Optional<Person> own = ownRecord();
        return new Inbox.Reader(
                own.map(Person::employeeId).orElse(null),
                own.filter(Person::active).map(Person::employeeId).orElse(null),
                caller.hasRole(Roles.ADMINISTRATOR));
    }

    /**
     * Checks that the caller is the recipient.
     *
     * @throws ProblemException 404 if he is not, so that he cannot learn that the notice exists
     */
    void requireRecipient(Notice notice) {
        if (!isRecipient(notice)) {
            throw noSuchNotice();
        }
    }

    /**
     * Checks that the caller is the recipient or an auditor; an auditor's access is recorded.
     *
     * @throws ProblemException 404 otherwise
     */
    public void requireReader(Notice notice) {
        if (isRecipient(notice)) {
            return;
        }
        if (!isAuditor()) {
            throw noSuchNotice();
        }
        auditTrail.record("view_notice", notice.employeeId(), null);
    }

    /** Whether the reader may not see what could give the subject away: a notice to the administrators, but to auditors. */
    public boolean isMasked(Notice notice) {
        Recipient recipient = notice.recipient();
        return !isAuditor() && recipient != null && recipient.toAdministrators();
    }

    boolean isAuditor() {
        return caller.hasRole(Roles.AUDITOR);
    }

    public static ProblemException noSuchNotice() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such notice in your inbox");
    }

    private boolean isRecipient(Notice notice) {
        Recipient recipient = notice.recipient();
        Optional<Person> own = ownRecord();
        if (recipient == null
                || own.map(Person::employeeId)
                        .filter(notice.employeeId()::equals)
                        .isPresent()) {
            return false;
        }
        return recipient.toAdministrators()
                ? caller.hasRole(Roles.ADMINISTRATOR)
                : own.filter(Person::active)
                        .filter(person -> person.employeeId().equals(recipient.employeeId()))
                        .isPresent();
    }

    /** The employee to whom the caller's login belongs, active or not. */
    private Optional<Person> ownRecord() {
        return caller.login().flatMap(people::findByLogin);
    }
}
