package org.dutywatch.local.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm for production in a real Keycloak. */
class ProductionRealmIT {
    private static final String PASSWORD = "a long password 2026";
    private static final List<String> BANNER = List.of(
            "restricted information system",
            "may be monitored, recorded and audited",
            "Use without authority is prohibited",
            "agrees to being monitored and recorded");

    private final ProductionRealm realm = ProductionRealm.get();

    @Test
    void shouldHaveNoUserBeforeSomebodyCreatesOne() {
        List<String> people = new ArrayList<>();
        for (JsonNode user : ProductionRealm.withoutUsersOfTests(realm.admin("users"))) {
            people.add(user.path("username").asText());
        }
        assertEquals(List.of(), people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dutywatch-console", "feeder-hq-squid", "scim-directory", "admin-cli", "dutywatch"})
    void shouldGiveNobodyATokenForAPasswordAlone(String client) {
        realm.createUser("granted-" + client, PASSWORD);
        String secret = client.equals("admin-cli") || client.equals("dutywatch") ? "" : realm.secretOf(client);

        var answer = realm.token("grant_type=password&client_id=" + client + "&client_secret=" + secret
                + "&username=granted-" + client + "&password=" + PASSWORD.replace(' ', '+'));

        assertFalse(answer.has("access_token"), client + " got a token");
        // Not because of the user, whose first login asks for more than a password.
        assertTrue(
                Set.of("unauthorized_client", "invalid_client")
                        .contains(answer.path("error").asText()),
                answer.toString());
    }

    @Test
    void shouldAskForAOneTimeCodeAndShowTheBannerBeforeSomebodyIsLoggedIn() {
        realm.createUser("newcomer", PASSWORD);
        var browser = new LoginPages(realm);

        String login = browser.open();
        BANNER.forEach(statement -> assertTrue(login.contains(statement), statement));
        String afterPassword = browser.submit("username", "newcomer", "password", PASSWORD);
        String terms = afterPassword.contains("accept") ? afterPassword : browser.setUpOneTimeCode();
        BANNER.forEach(statement -> assertTrue(terms.contains(statement), statement));
        assertFalse(browser.isLoggedIn());
        browser.submit("accept", "Yes");
        if (!browser.isLoggedIn()) {
            browser.setUpOneTimeCode();
        }

        assertTrue(browser.isLoggedIn());
        assertEquals(
                1,
                realm.admin("users/" + realm.idOf("newcomer") + "/credentials").findValuesAsText("type").stream()
                        .filter("otp"::equals)
                        .count());
    }

    @Test
    void shouldLockAnAccountForAQuarterOfAnHourAfterFiveWrongPasswords() {
        realm.createUser("target", PASSWORD);
        for (int tries = 0; tries < 5; tries++) {
            assertFalse(realm.isLocked("target"), "locked after " + tries);
            var browser = new LoginPages(realm);
            browser.open();
            browser.submit("username", "target", "password", "wrong");
        }

        assertTrue(realm.isLocked("target"));
        var browser = new LoginPages(realm);
        browser.open();
        assertTrue(browser.submit("username", "target", "password", PASSWORD).contains("Invalid username or password"));
        JsonNode settings = realm.admin("");
        assertEquals(900, settings.path("waitIncrementSeconds").asInt());
        assertEquals(900, settings.path("maxFailureWaitSeconds").asInt());
        assertEquals(1800, settings.path("ssoSessionIdleTimeout").asInt());
    }

    @Test
    void shouldGiveAMachineATokenWithItsRoleAlone() {
        var answer = realm.token("grant_type=client_credentials&client_id=feeder-hq-squid&client_secret="
                + realm.secretOf("feeder-hq-squid"));

        JsonNode claims = ProductionRealm.claims(answer.path("access_token").asText());
        assertEquals("[\"log-feeder\"]", claims.at("/realm_access/roles").toString());
        assertEquals("dutywatch", claims.path("aud").asText());
    }

    @Test
    void shouldInsistOnTls() throws IOException {
        assertEquals(
                "all",
                ProductionRealm.JSON
                        .readTree(ProductionRealm.file().toFile())
                        .path("sslRequired")
                        .asText());
    }

    @Test
    void shouldRefuseAWeakPassword() {
        assertEquals(400, realm.tryToCreateUser("weak", "short"));
    }
}
