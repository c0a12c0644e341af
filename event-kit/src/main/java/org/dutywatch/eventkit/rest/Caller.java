package org.dutywatch.eventkit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

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

    /**
     * Returns the mail address in lower case, which links a user to an employee. Empty if the address is not verified:
     * users may be able to edit their own address.
     */
    public Optional<String> email() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && "true".equals(String.valueOf(token.<Object>getClaim("email_verified")))) {
            return Optional.ofNullable(token.<String>getClaim("email")).map(mail -> mail.toLowerCase(Locale.ROOT));
        }
        return Optional.empty();
    }

    public boolean hasRole(String role) {
        return identity.hasRole(role);
    }

    public Set<String> roles() {
        return identity.getRoles();
    }
}
