package org.dutywatch.compliance.people.logins;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.identity.LoginLink;
import org.dutywatch.compliance.identity.LoginLinks;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Asks a second person to link logins to employees, or to remove a link. */
@ApplicationScoped
class AskForLogins {
    private final LoginRequests requests;
    private final LoginLinks links;
    private final ValidateLogins validate;
    private final AwaitedDecisions decisions;
    private final AuditTrail audit;

    AskForLogins(
            LoginRequests requests,
            LoginLinks links,
            ValidateLogins validate,
            AwaitedDecisions decisions,
            AuditTrail audit) {
        this.requests = requests;
        this.links = links;
        this.validate = validate;
        this.decisions = decisions;
        this.audit = audit;
    }

    /**
     * Asks for one link.
     *
     * @throws ProblemException RULE_REFUSED if the login or the employee is the caller's own, the employee is unknown,
     *     or the login is linked to another one; CONFLICT if it is linked to this one already
     */
    @Transactional
    RequestedLogins link(LoginChange change, String reason) {
        validate.refusalToAsk(change).ifPresent(AskForLogins::refuse);
        if (validate.isMade(change)) {
            throw new ProblemException(ProblemType.CONFLICT, "the login is linked to this employee already");
        }
        return ask(List.of(change), reason);
    }

    /**
     * Asks for the end of a link.
     *
     * @throws ProblemException NOT_FOUND if there is no such link now; RULE_REFUSED if it is the caller's own
     */
    @Transactional
    RequestedLogins remove(UUID linkId, String reason) {
        LoginLink link = links.lock(linkId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such link of a login"));
        var change = new LoginChange(LoginChange.Action.REMOVE, link.login(), link.employeeId());
        validate.refusalToAsk(change).ifPresent(AskForLogins::refuse);
        return ask(List.of(change), reason);
    }

    /** Asks for changes that were validated; one decision is about them all. */
    @Transactional(TxType.MANDATORY)
    RequestedLogins ask(List<LoginChange> changes, String reason) {
        Set<String> employeeIds = changes.stream().map(LoginChange::employeeId).collect(Collectors.toSet());
        var decision =
                decisions.askedNow(UUID.randomUUID(), DecisionKind.LOGIN_LINK).about(employeeIds, List.of());
        var requested = new RequestedLogins(changes, reason, decision);
        decisions.ask(decision);
        requests.add(requested);
        changes.forEach(change -> audit.record(
                change.action() == LoginChange.Action.LINK ? "ask_login_link" : "ask_login_removal",
                change.employeeId(),
                requested.requestId() + ": " + reason));
        return requested;
    }

    private static void refuse(String why) {
        throw new ProblemException(ProblemType.RULE_REFUSED, why);
    }
}
