package org.dutywatch.compliance.testing;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.dutywatch.testing.TestTokens;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, for tests that call a class of the service instead of an endpoint. */
@ApplicationScoped
public class SignedIn {
    private final CurrentIdentityAssociation identity;

    SignedIn(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** From now on, and until the test method ends, this user with these roles calls. */
    public void as(String user, String... roles) {
        identity.setIdentity(QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(user))
                .addRoles(Set.of(roles))
                .build());
    }

    /** The token of a user; {@link LinkLogins} links it to the employee who has this address. */
    private record Token(String user) implements JsonWebToken {
        @Override
        public String getName() {
            return user;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("iss", "sub");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String claim) {
            return (T)
                    switch (claim) {
                        case "iss" -> TestTokens.ISSUER;
                        case "sub" -> user + "@ridgemont-pd.example";
                        default -> "";
                    };
        }
    }
}
