package org.dutywatch.ingest.receiving;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.RequestSender;
import org.dutywatch.ingest.sources.RegisteredSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends this request, and refuses a client that is not among the feeders of the source. The refusal is
 * recorded in the audit trail.
 */
@RequestScoped
class RequireFeeder {
    private final SecurityIdentity identity;
    private final Caller caller;
    private final AuditTrail audit;

    RequireFeeder(SecurityIdentity identity, Caller caller, AuditTrail audit) {
        this.identity = identity;
        this.caller = caller;
        this.audit = audit;
    }

    /** @throws ProblemException FORBIDDEN if the client may not send lines of this source, or the token names none */
    Sender of(RegisteredSource source) {
        String client = RequestSender.client(identity).orElse(null);
        if (client == null || !source.feeders().contains(client)) {
            audit.record("refuse_lines", source.id(), client == null ? "no client" : "client " + client);
            throw new ProblemException(ProblemType.FORBIDDEN, refusal(source, client));
        }
        return new Sender(client, caller.name());
    }

    private static String refusal(RegisteredSource source, @Nullable String client) {
        String who = client == null ? "a token that names no client (azp or client_id)" : "client '" + client + "'";
        return who + " may not send lines of source '" + source.id()
                + "': a network-admin lists the clients that may in its feeders";
    }
}
