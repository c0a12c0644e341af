package org.dutywatch.eventkit.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Records requests that were refused because there were too many: one record for each address or client since the last
 * call of {@link #record()}, with their number. After the first {@value #MOST_RECORDS} addresses there is one record for
 * all others, and the same for clients: so nobody can flood the trail, and many addresses do not hide a client.
 */
@ApplicationScoped
public class LimitedRequests {
    /** How many addresses, and how many clients, get a record of their own. */
    public static final int MOST_RECORDS = 200;

    /** @param name null stands for all others of their kind */
    private record Sender(Kind kind, @Nullable String name) {}

    private enum Kind {
        ADDRESS("further addresses"),
        CLIENT("further clients");

        private final String others;

        Kind(String others) {
            this.others = others;
        }
    }

    /** @param actor as he was at the first of them */
    private record Refused(Actor actor, String limit, Instant first, long number) {
        Refused and(Refused other) {
            return new Refused(actor, limit, first, number + other.number);
        }
    }

    private final AuditTrail audit;
    private final Clock clock;
    private final String service;
    private final Map<Sender, Refused> pending = new LinkedHashMap<>();

    LimitedRequests(AuditTrail audit, Clock clock, @ConfigProperty(name = "quarkus.application.name") String service) {
        this.audit = audit;
        this.clock = clock;
        this.service = service;
    }

    /**
     * Adds a request whose sender is not known; the actor of its record is this service.
     *
     * @param limit which limit refused it, in words
     */
    public void addOfAddress(String address, String limit) {
        var actor = new Actor(service, List.of(), new RequestOrigin(address, null));
        add(new Sender(Kind.ADDRESS, address), new Refused(actor, limit, clock.instant(), 1));
    }

    /**
     * Adds a request of a known client.
     *
     * @param client what tells this client from others
     * @param limit which limit refused it, in words
     */
    public void addOfClient(String client, RoutingContext request, SecurityIdentity identity, String limit) {
        add(new Sender(Kind.CLIENT, client), new Refused(Actor.of(request, identity), limit, clock.instant(), 1));
    }

    /** Records what was refused since the last call, in a transaction of its own. */
    public void record() {
        var taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> taken.values().forEach(this::append));
        } catch (RuntimeException e) {
            taken.forEach(this::add);
            throw e;
        }
    }

    private void append(Refused refused) {
        audit.append(
                refused.first(),
                refused.actor(),
                new Action("requests_limited", null, refused.limit(), AuditOutcome.REFUSED, refused.number()));
    }

    private synchronized void add(Sender sender, Refused refused) {
        if (pending.containsKey(sender) || number(sender.kind()) < MOST_RECORDS) {
            pending.merge(sender, refused, Refused::and);
        } else {
            var actor = new Actor(service, List.of(), RequestOrigin.SERVICE);
            var ofOthers = new Refused(actor, sender.kind().others, refused.first(), refused.number());
            pending.merge(new Sender(sender.kind(), null), ofOthers, Refused::and);
        }
    }

    private long number(Kind kind) {
        return pending.keySet().stream().filter(one -> one.kind() == kind).count();
    }

    private synchronized Map<Sender, Refused> take() {
        var taken = new LinkedHashMap<>(pending);
        pending.clear();
        return taken;
    }
}
