package org.dutywatch.eventkit.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutywatch.eventkit.rest.RequestSender;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * From where a request came.
 *
 * @param clientAddress network address of the client; behind a proxy that is trusted ({@code
 *     quarkus.http.proxy.trusted-proxies}), the address that the proxy states
 * @param session the claim {@code sid} of the token, the login session; without one, its id ({@code jti}) or the client
 *     that it was issued to ({@code azp}). Never the token.
 */
record RequestOrigin(
        @Nullable String clientAddress, @Nullable String session) {
    /** What the service does by itself. */
    static final RequestOrigin SERVICE = new RequestOrigin(null, null);

    /** @param request the request; null if the caller did not come over HTTP */
    static RequestOrigin of(@Nullable RoutingContext request, SecurityIdentity identity) {
        return new RequestOrigin(
                request == null ? null : RequestSender.address(request).orElse(null),
                Stream.of("sid", "jti", "azp")
                        .flatMap(claim -> claim(identity, claim).stream())
                        .findFirst()
                        .orElse(null));
    }

    private static Optional<String> claim(SecurityIdentity identity, String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.<Object>getClaim(name)).map(String::valueOf)
                : Optional.empty();
    }
}
