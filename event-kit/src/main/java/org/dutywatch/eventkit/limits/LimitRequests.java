package org.dutywatch.eventkit.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.dutywatch.eventkit.audit.LimitedRequests;
import org.dutywatch.eventkit.problem.Problem;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.RequestSender;
import org.dutywatch.eventkit.rest.Roles;

/**
 * Answers 429 to whoever sends more requests than {@link RateLimitConfig} allows. An address is checked first, before the
 * token of the request; a client as soon as its token is known to be valid. Neither reads the body. The management port
 * has no limit.
 */
@ApplicationScoped
class LimitRequests {
    /** Filters with a higher number run first; Quarkus checks the token at 200 and the roles at 100. */
    private static final int BEFORE_AUTHENTICATION = 260;

    private static final int AFTER_AUTHENTICATION = 160;

    /** A longer body is not read to its end to keep the connection. */
    private static final long LONGEST_DISCARDED = 1024 * 1024;

    private final RateLimitConfig config;
    private final RateLimit addresses;
    private final RateLimit clients;
    private final RateLimit machines;
    private final LimitedRequests refused;
    private final MeterRegistry metrics;
    private final ObjectMapper json;

    LimitRequests(
            RateLimitConfig config, TimeMeter time, LimitedRequests refused, MeterRegistry metrics, ObjectMapper json) {
        this.config = config;
        this.addresses = limit("address", config.addressRequests(), config, time);
        this.clients = limit("client", config.clientRequests(), config, time);
        this.machines = limit("machine", config.machineRequests(), config, time);
        this.refused = refused;
        this.metrics = metrics;
        this.json = json;
    }

    private static RateLimit limit(String name, long requests, RateLimitConfig config, TimeMeter time) {
        return new RateLimit(name, requests, config.period(), config.remembered(), time);
    }

    void limit(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::limitAddress, BEFORE_AUTHENTICATION);
            filters.register(this::limitClient, AFTER_AUTHENTICATION);
        }
    }

    private void limitAddress(RoutingContext request) {
        String address = RequestSender.address(request).orElse("");
        Duration wait = addresses.take(AddressKey.of(address));
        if (wait.isZero()) {
            request.next();
            return;
        }
        refused.addOfAddress(AddressKey.of(address), addresses.toString());
        refuse(request, addresses, wait);
    }

    private void limitClient(RoutingContext request) {
        SecurityIdentity identity = RequestSender.identity(request).orElse(null);
        if (identity == null) {
            request.next();
            return;
        }
        RateLimit limit = isMachine(identity) ? machines : clients;
        String client = RequestSender.client(identity).orElse("") + " "
                + identity.getPrincipal().getName();
        Duration wait = limit.take(client);
        if (wait.isZero()) {
            request.next();
            return;
        }
        refused.addOfClient(client, request, identity, limit.toString());
        refuse(request, limit, wait);
    }

    private static boolean isMachine(SecurityIdentity identity) {
        return identity.hasRole(Roles.LOG_FEEDER) || identity.hasRole(Roles.DIRECTORY);
    }

    private void refuse(RoutingContext request, RateLimit limit, Duration wait) {
        metrics.counter("dutywatch.requests.limited", "limit", limit.name()).increment();
        long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
        var response = request.response()
                .setStatusCode(ProblemType.TOO_MANY_REQUESTS.status())
                .putHeader("Retry-After", Long.toString(seconds))
                .putHeader("Content-Type", Problem.MEDIA_TYPE);
        if (hasLongBody(request)) {
            response.putHeader("Connection", "close");
        }
        response.end(body(limit + "; try again in " + seconds + " s"));
        request.request().resume();
    }

    private static boolean hasLongBody(RoutingContext request) {
        if (request.request().version() == HttpVersion.HTTP_2) {
            return false;
        }
        String length = request.request().getHeader("Content-Length");
        return request.request().getHeader("Transfer-Encoding") != null
                || (length != null && Long.parseLong(length) > LONGEST_DISCARDED);
    }

    private String body(String detail) {
        try {
            return json.writeValueAsString(Problem.of(ProblemType.TOO_MANY_REQUESTS, detail));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
