package org.dutywatch.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Creates signed bearer tokens for tests; the services verify them in the same way as Keycloak's. */
public final class TestTokens {
    /** The claim {@code iss} of all tokens. */
    public static final String ISSUER = "dutywatch-tests";

    /** The OIDC client of all tokens, except those of {@link #ofClient}. */
    public static final String CLIENT = "test-client";

    private static final KeyPair KEYS = newKeys();

    /** Shorter than the life of a token, which is five minutes. */
    private static final Duration REUSED_FOR = Duration.ofMinutes(1);

    /** By what a token says. To sign one takes longer than most requests of the tests. */
    private static final Map<List<Object>, Issued> ISSUED = new ConcurrentHashMap<>();

    private record Issued(String token, Instant at) {
        boolean isFresh() {
            return at.plus(REUSED_FOR).isAfter(Instant.now());
        }
    }

    private TestTokens() {}

    /** Returns a token of a user with these realm roles; the subject is {@code <user>@ridgemont-pd.example}. */
    public static String of(String user, String... roles) {
        return withSubject(user, user + "@ridgemont-pd.example", roles);
    }

    /**
     * Returns a token of a user with this subject. Tests use as subject the mail address under which the employee was
     * entered first, so that they know whose login it is; the services know nothing of that.
     */
    public static String withSubject(String user, String subject, String... roles) {
        return signed(
                List.of("subject", user, subject, List.of(roles)),
                () -> token(user, Map.of("azp", CLIENT), roles).subject(subject));
    }

    /** Returns a token of a user whose subject nobody knows, with this verified mail address. */
    public static String withEmail(String user, String email, String... roles) {
        return signed(
                List.of("email", user, email, List.of(roles)),
                () -> emailed(user, email, roles).subject("subject-of-" + user));
    }

    /** Returns a token without the claim {@code sub}, with a verified mail address. */
    public static String withoutSubject(String user, String email, String... roles) {
        return signed(List.of("no subject", user, email, List.of(roles)), () -> emailed(user, email, roles));
    }

    /** Returns a token of a user whose client these claims name: {@code azp}, {@code client_id}, both or none. */
    public static String ofClient(Map<String, Object> claims, String user, String... roles) {
        return signed(
                List.of("client", user, claims, List.of(roles)),
                () -> token(user, claims, roles).subject(user + "@ridgemont-pd.example"));
    }

    private static String signed(List<Object> facts, Supplier<JwtClaimsBuilder> claims) {
        return ISSUED.compute(
                        facts,
                        (same, known) -> known != null && known.isFresh()
                                ? known
                                : new Issued(claims.get().sign(KEYS.getPrivate()), Instant.now()))
                .token();
    }

    private static JwtClaimsBuilder emailed(String user, String email, String... roles) {
        return token(user, Map.of("azp", CLIENT), roles).claim("email", email).claim("email_verified", true);
    }

    private static JwtClaimsBuilder token(String user, Map<String, Object> clientClaims, String... roles) {
        return Jwt.claims(clientClaims)
                .preferredUserName(user)
                .upn(user)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .audience("dutywatch")
                .issuer(ISSUER);
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
