package org.dutywatch.eventkit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sent a request, and from where. */
public final class RequestSender {
    private RequestSender() {}

    /** Returns the identity of the token; empty before the token was checked, and for a request without a valid one. */
    public static Optional<SecurityIdentity> identity(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? Optional.of(user.getSecurityIdentity())
                : Optional.empty();
    }

    /**
     * Returns the network address of the client; behind a proxy that is trusted ({@code
     * quarkus.http.proxy.trusted-proxies}), the address that the proxy states. Empty if the connection is closed.
     */
    public static Optional<String> address(RoutingContext request) {
        return Optional.ofNullable(request.request().remoteAddress())
                .map(address -> address.hostAddress() == null ? address.host() : address.hostAddress());
    }

    /** Returns the client that the token was issued to: {@code azp} (OpenID Connect), or else {@code client_id} (RFC 9068). */
    public static Optional<String> client(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return text(token, "azp").or(() -> text(token, "client_id"));
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
