package org.dutywatch.eventkit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The user who sent this request, from his token. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The user name, such as {@code sergeant}. */
    public String name() {
        return identity.getPrincipal().getName();
    }

    /** The account of the token; empty if the token does not name its issuer or its subject. */
    public Optional<Login> login() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && isGiven(token.getIssuer())
                && isGiven(token.getSubject())) {
            return Optional.of(new Login(token.getIssuer(), token.getSubject()));
        }
        return Optional.empty();
    }

    private static boolean isGiven(@Nullable String claim) {
        return claim != null && !claim.isBlank();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    public Set<String> roles() {
        return identity.getRoles();
    }
}
