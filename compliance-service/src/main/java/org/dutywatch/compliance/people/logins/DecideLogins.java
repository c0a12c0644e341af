package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.LoginLink;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.PublishEmployees;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Requested changes of logins: an approval makes them and publishes the employees. */
@ApplicationScoped
class DecideLogins implements DecidedChange<RequestedLogins> {
    private final LoginRequests requests;
    private final LoginLinks links;
    private final ValidateLogins validate;
    private final ChangeEmployees changeEmployees;
    private final PublishEmployees publishEmployees;

    DecideLogins(
            LoginRequests requests,
            LoginLinks links,
            ValidateLogins validate,
            ChangeEmployees changeEmployees,
            PublishEmployees publishEmployees) {
        this.requests = requests;
        this.links = links;
        this.validate = validate;
        this.changeEmployees = changeEmployees;
        this.publishEmployees = publishEmployees;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.LOGIN_LINK;
    }

    @Override
    public RequestedLogins require(UUID requestId) {
        return requests.find(requestId)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "no such request for a change of logins"));
    }

    @Override
    public void prepare(RequestedLogins requested, DecisionState toBe) {
        changeEmployees.lock();
    }

    /** @throws ProblemException CONFLICT if a login was linked to somebody else meanwhile */
    @Override
    public void approve(RequestedLogins requested, Answer answer) {
        validate.refusalToDecide(requested).ifPresent(why -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, why);
        });
        requested.changes().forEach(change -> make(change, answer));
        publishEmployees.withNewLogins(requested.employeeIds());
    }

    @Override
    public Audited audited(RequestedLogins requested) {
        return new Audited("login_change", requested.employeeIds(), requested.reason());
    }

    private void make(LoginChange change, Answer answer) {
        validate.refusalNow(change).ifPresent(why -> {
            throw new ProblemException(ProblemType.CONFLICT, "this is not possible any more: " + why);
        });
        if (validate.isMade(change)) {
            return;
        }
        String author = answer.author().user();
        String decider = answer.by().user();
        if (change.action() == LoginChange.Action.LINK) {
            links.add(new LoginLink(
                    UUID.randomUUID(), change.login(), change.employeeId(), answer.at(), author, decider));
        } else {
            links.current(change.login())
                    .filter(link -> link.employeeId().equals(change.employeeId()))
                    .ifPresent(link -> links.end(link.linkId(), answer.at(), author, decider));
        }
    }
}
