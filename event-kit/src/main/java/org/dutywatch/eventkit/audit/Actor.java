package org.dutywatch.eventkit.audit;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param name the user name of the token, or the name of the service
 * @param roles sorted; none of a service
 */
record Actor(String name, List<String> roles, RequestOrigin origin) {
    static Actor of(@Nullable RoutingContext request, SecurityIdentity identity) {
        return new Actor(
                identity.getPrincipal().getName(),
                identity.getRoles().stream().sorted().toList(),
                RequestOrigin.of(request, identity));
    }
}
