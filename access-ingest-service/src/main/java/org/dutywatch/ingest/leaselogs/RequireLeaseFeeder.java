package org.dutywatch.ingest.leaselogs;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.RequestSender;
import org.dutywatch.ingest.decisions.Persons;
import org.dutywatch.ingest.leasefeeds.LeaseFeed;

/**
 * Refuses whoever may not send the log of a feed: a client that is not one of its feeders, and every employee, with
 * whatever client, because his own accesses could depend on it. The refusal is recorded in the audit trail.
 */
@RequestScoped
class RequireLeaseFeeder {
    private final SecurityIdentity identity;
    private final Persons persons;
    private final AuditTrail audit;

    RequireLeaseFeeder(SecurityIdentity identity, Persons persons, AuditTrail audit) {
        this.identity = identity;
        this.persons = persons;
        this.audit = audit;
    }

    /**
     * The client of the request.
     *
     * @throws ProblemException FORBIDDEN if it may not send the log
     */
    String client(LeaseFeed feed) {
        String client = RequestSender.client(identity).orElse("");
        if (!feed.feeders().contains(client)) {
            throw refusal(feed, client, "client '" + client + "' is not one of the feeders of '" + feed.feed() + "'");
        }
        if (!persons.caller().ids().isEmpty()) {
            throw refusal(feed, client, "an employee does not send a log of leases: use the client's own account");
        }
        return client;
    }

    private ProblemException refusal(LeaseFeed feed, String client, String reason) {
        audit.record("refuse_lease_log", feed.feed(), "client " + client + "; " + reason);
        return new ProblemException(ProblemType.FORBIDDEN, reason);
    }
}
