package org.dutywatch.compliance.people.access;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.dutywatch.testing.TestTokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** The ids that the service shows to users who see pseudonyms, computed as it does. */
public final class ShownIds {
    private ShownIds() {}

    /**
     * @param user of a token of {@link TestTokens#of}
     * @param own the own id of the object
     */
    public static String to(String user, String own) {
        return toSubject(user + "@ridgemont-pd.example", own);
    }

    /** @param subject of the user's token */
    public static String toSubject(String subject, String own) {
        var scheme = scheme();
        return scheme.of(TestTokens.ISSUER + "\n" + subject, scheme.periodAt(Instant.now()))
                .ids()
                .shown(UUID.fromString(own))
                .toString();
    }

    /** The id by which the user of this token names the object: the one that he is shown, if he sees pseudonyms. */
    public static String forToken(String token, String own) {
        String claims = claims(token);
        boolean seesPseudonyms = (claims.contains("\"administrator\"") || claims.contains("\"chief\""))
                && !claims.contains("\"auditor\"");
        return seesPseudonyms ? toSubject(JsonPath.from(claims).getString("sub"), own) : own;
    }

    /** As {@link #forToken}, of a record that roster administrators keep: they see everybody by id. */
    public static String ofRosterRecord(String token, String own) {
        return claims(token).contains("\"roster-admin\"") ? own : forToken(token, own);
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    static PseudonymScheme scheme() {
        String key = ConfigProvider.getConfig().getValue("dutywatch.pseudonyms.key", String.class);
        return new PseudonymScheme(Base64.getDecoder().decode(key), Duration.ofDays(30), ZoneId.of("America/Chicago"));
    }
}
