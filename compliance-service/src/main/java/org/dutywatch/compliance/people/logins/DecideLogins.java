package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.identity.LoginLink;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.compliance.model.decisions.DecisionState;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.PublishEmployees;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Approves or declines requested changes of logins. An approval makes them and publishes the employees. */
@ApplicationScoped
class DecideLogins {
    private final LoginRequests requests;
    private final LoginLinks links;
    private final ValidateLogins validate;
    private final ChangeEmployees changeEmployees;
    private final PublishEmployees publishEmployees;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    DecideLogins(
            LoginRequests requests,
            LoginLinks links,
            ValidateLogins validate,
            ChangeEmployees changeEmployees,
            PublishEmployees publishEmployees,
            AwaitedDecisions decisions,
            AuditTrail audit) {
        this.requests = requests;
        this.links = links;
        this.validate = validate;
        this.changeEmployees = changeEmployees;
        this.publishEmployees = publishEmployees;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * Approves.
     *
     * @throws ProblemException NOT_FOUND if there is no such request; FORBIDDEN or RULE_REFUSED if the caller may not
     *     decide; CONFLICT if it is decided already, or a login was linked to somebody else meanwhile
     */
    @Transactional
    RequestedLogins approve(UUID requestId) {
        changeEmployees.lock();
        var requested = require(requestId);
        var answer = decisions.approve(requestId);
        validate.refusalToDecide(requested).ifPresent(why -> {
            throw new ProblemException(ProblemType.RULE_REFUSED, why);
        });
        requested.changes().forEach(change -> make(change, requested, answer));
        publishEmployees.withNewLogins(requested.employeeIds());
        return record(requested, DecisionState.APPROVED, answer, null);
    }

    /**
     * Declines; every login stays as it is.
     *
     * @throws ProblemException as {@link #approve}, but the changes need not be possible
     */
    @Transactional
    RequestedLogins decline(UUID requestId, String reason) {
        var requested = require(requestId);
        var answer = decisions.decline(requestId, reason);
        return record(requested, DecisionState.DECLINED, answer, reason);
    }

    private RequestedLogins require(UUID requestId) {
        return requests.find(requestId)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "no such request for a change of logins"));
    }

    private void make(LoginChange change, RequestedLogins requested, AwaitedDecisions.Answer answer) {
        validate.refusalNow(change).ifPresent(why -> {
            throw new ProblemException(ProblemType.CONFLICT, "this is not possible any more: " + why);
        });
        if (validate.isMade(change)) {
            return;
        }
        String decider = answer.by().user();
        if (change.action() == LoginChange.Action.LINK) {
            links.add(new LoginLink(
                    UUID.randomUUID(), change.login(), change.employeeId(), answer.at(), requested.author(), decider));
        } else {
            links.current(change.login())
                    .filter(link -> link.employeeId().equals(change.employeeId()))
                    .ifPresent(link -> links.end(link.linkId(), answer.at(), requested.author(), decider));
        }
    }

    private RequestedLogins record(
            RequestedLogins requested, DecisionState state, AwaitedDecisions.Answer answer, @Nullable String reason) {
        UUID id = requested.requestId();
        requests.decide(id, state, answer, reason);
        String action = state == DecisionState.APPROVED ? "approve_login_change" : "decline_login_change";
        requested.employeeIds().stream()
                .sorted()
                .forEach(employeeId ->
                        audit.record(action, employeeId, id + ": " + (reason == null ? requested.reason() : reason)));
        return requests.find(id).orElseThrow();
    }
}
