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

/**
 * Records requests that were refused because there were too many: one record for each address or client since the last
 * call of {@link #record()}, with their number, and one for all after the first {@value #MOST_RECORDS}. So nobody can
 * flood the trail.
 */
@ApplicationScoped
public class LimitedRequests {
    static final int MOST_RECORDS = 200;
    private static final String OTHERS = "others";

    /** @param actor as he was at the first of them */
    private record Refused(Actor actor, String limit, Instant first, long number) {
        Refused and(Refused other) {
            return new Refused(actor, limit, first, number + other.number);
        }
    }

    private final AuditTrail audit;
    private final Clock clock;
    private final String service;
    private final Map<String, Refused> pending = new LinkedHashMap<>();

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
        add(limit + " " + address, new Refused(actor, limit, clock.instant(), 1));
    }

    /**
     * Adds a request of a known client.
     *
     * @param client what tells this client from others
     * @param limit which limit refused it, in words
     */
    public void addOfClient(String client, RoutingContext request, SecurityIdentity identity, String limit) {
        add(limit + " " + client, new Refused(Actor.of(request, identity), limit, clock.instant(), 1));
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

    private synchronized void add(String key, Refused refused) {
        boolean isListed = pending.containsKey(key) || pending.size() < MOST_RECORDS;
        pending.merge(isListed ? key : OTHERS, isListed ? refused : ofOthers(refused), Refused::and);
    }

    private Refused ofOthers(Refused refused) {
        var actor = new Actor(service, List.of(), RequestOrigin.SERVICE);
        return new Refused(actor, "further addresses and clients", refused.first(), refused.number());
    }

    private synchronized Map<String, Refused> take() {
        var taken = new LinkedHashMap<>(pending);
        pending.clear();
        return taken;
    }
}
