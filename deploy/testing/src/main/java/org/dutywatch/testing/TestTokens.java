package org.dutywatch.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Creates signed bearer tokens for tests; the services verify them in the same way as Keycloak's. */
public final class TestTokens {
    /** The OIDC client of all tokens, except those of {@link #ofClient}. */
    public static final String CLIENT = "test-client";

    private static final KeyPair KEYS = newKeys();

    private TestTokens() {}

    /** Returns a token of a user with these realm roles; the mail address is {@code <user>@ridgemont-pd.example}. */
    public static String of(String user, String... roles) {
        return withEmail(user, user + "@ridgemont-pd.example", roles);
    }

    /** Returns a token of a user whose verified mail address links him to an employee. */
    public static String withEmail(String user, String email, String... roles) {
        return token(user, email, true, Map.of("azp", CLIENT), roles);
    }

    /** Returns a token of a user whose mail address is not verified. */
    public static String withUnverifiedEmail(String user, String email, String... roles) {
        return token(user, email, false, Map.of("azp", CLIENT), roles);
    }

    /** Returns a token of a user whose client these claims name: {@code azp}, {@code client_id}, both or none. */
    public static String ofClient(Map<String, Object> claims, String user, String... roles) {
        return token(user, user + "@ridgemont-pd.example", true, claims, roles);
    }

    private static String token(
            String user, String email, boolean verified, Map<String, Object> clientClaims, String... roles) {
        var claims = Jwt.claims(clientClaims);
        return claims.subject(user)
                .preferredUserName(user)
                .upn(user)
                .claim("email", email)
                .claim("email_verified", verified)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .audience("dutywatch")
                .issuer("dutywatch-tests")
                .sign(KEYS.getPrivate());
    }

    /** Returns the public key of the tokens in the format of {@code quarkus.oidc.public-key}. */
    static String publicKey() {
        return Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
