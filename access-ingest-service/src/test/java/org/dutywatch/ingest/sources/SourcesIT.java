package org.dutywatch.ingest.sources;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SourcesIT {
    @Inject
    IngestFeed feed;

    @Test
    void shouldShowTheSettingsOfASource() {
        put("sources-full", """
                {"format":"squid","zone":"America/Chicago","identity":["username"],"silence_alarm":"PT15M"}
                """).statusCode(200).body("silence_alarm", equalTo("PT15M"));

        given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/sources")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("sources-full"));
        var source = feed.source("sources-full");
        assertEquals("America/Chicago", source.getString("zone"));
        assertEquals(0, source.getLong("lines"));
        assertFalse(source.getBoolean("silent"));
    }

    @Test
    void shouldChangeASourceWhenItIsPutAgain() {
        put("sources-again", "{\"format\":\"squid\",\"zone\":\"America/Chicago\"}")
                .statusCode(200);
        put("sources-again", "{\"format\":\"squid\",\"zone\":\"America/Denver\"}")
                .statusCode(200);

        assertEquals("America/Denver", feed.source("sources-again").getString("zone"));
    }

    @Test
    void shouldShowWhichUserNamesAreTheDepartments() {
        put("sources-names", "{\"format\":\"squid\"}")
                .statusCode(200)
                .body("domains", empty())
                .body("bare_names", equalTo(true));
        put(
                        "sources-names",
                        "{\"format\":\"squid\",\"domains\":[\"RIDGEMONT\",\"ridgemont.example\"],\"bare_names\":false}")
                .statusCode(200)
                .body("domains", contains("RIDGEMONT", "ridgemont.example"))
                .body("bare_names", equalTo(false));
    }

    @Test
    void shouldShowTheClientsThatMayFeedASource() {
        put("sources-feeders", "{\"format\":\"squid\",\"feeders\":[\"hq-shipper\",\"backup-shipper\"]}")
                .statusCode(200)
                .body("feeders", contains("hq-shipper", "backup-shipper"));
        put("sources-feeders", "{\"format\":\"squid\"}").statusCode(200).body("feeders", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[\"\"]", "[\" \"]", "[null]", "[\"shipper \"]", "[\"ship\\nper\"]", "[\"shipper\",\"shipper\"]"
            })
    void shouldRefuseAFeederThatCannotBeAClient(String feeders) {
        put("sources-bad", "{\"format\":\"squid\",\"feeders\":" + feeders + "}")
                .statusCode(400)
                .body("detail", containsString("feeders"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"RIDGEMONT\\\\\"]",
                "[\"@ridgemont.example\"]",
                "[\"\"]",
                "[null]",
                "[\"*\"]",
                "[\"ridge mont\"]",
                "[\"RIDGEMONT\",\"ridgemont\"]"
            })
    void shouldRefuseADomainThatCannotBeOne(String domains) {
        put("sources-bad", "{\"format\":\"squid\",\"domains\":" + domains + "}")
                .statusCode(400)
                .body("detail", containsString("domains"));
    }

    @Test
    void shouldRefuseASourceWhoseUserNamesAllCountForNothing() {
        put("sources-bad", "{\"format\":\"squid\",\"bare_names\":false}")
                .statusCode(400)
                .body("detail", containsString("bare_names"));
    }

    @Test
    void shouldRefuseValuesThatAreNotSupportedYet() {
        put("sources-bad", "{\"format\":\"fortigate\"}")
                .statusCode(400)
                .body("detail", containsString("'fortigate' is not supported yet; supported: squid"));
        put("sources-bad", "{\"format\":\"squid\",\"identity\":[\"username\",\"device\"]}")
                .statusCode(400)
                .body("detail", containsString("'device' is not supported yet; supported: username, lease"));
    }

    @Test
    void shouldNameTheFieldWhenAValueIsWrong() {
        put("sources-bad", "{\"format\":\"squid\",\"zone\":\"Mars\"}")
                .statusCode(400)
                .body("detail", containsString("zone 'Mars'"));
        put("sources-bad", "{\"format\":\"squid\",\"silence_alarm\":\"-PT1M\"}")
                .statusCode(400)
                .body("detail", containsString("silence_alarm"));
        put("sources-bad", "{\"format\":\"squid\",\"silence_alarm\":\"P367D\"}")
                .statusCode(400)
                .body("detail", containsString("silence_alarm"));
        put("sources-bad", "{\"format\":\"squid\",\"colour\":\"red\"}")
                .statusCode(400)
                .body("detail", containsString("colour"));
        put("Not-An-Id", "{\"format\":\"squid\"}").statusCode(400).body("detail", containsString("id"));
        put("sources-bad", "{}").statusCode(400).body("detail", containsString("format"));
    }

    @Test
    void shouldAnswerNotFoundWhenTheSourceIsNotRegistered() {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/sources/sources-nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void shouldListTheFormatsWithALineThatTheyRead() {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/formats")
                .then()
                .statusCode(200)
                .body("items[0].format", equalTo("squid"))
                .body("items[0].example_line", equalTo(SquidLines.GOLDEN_PAGE.replace("1793718131", "1793720531")));
    }

    @Test
    void shouldCountLinesByOutcomeAndReason() {
        feed.registerSource("sources-counts");
        feed.post(
                "sources-counts",
                SquidLines.unmonitored("scount"),
                SquidLines.unmonitored("scount"),
                SquidLines.denied("scount"),
                SquidLines.facebookVisit("scount-nobody"),
                SquidLines.JUNK);

        feed.awaitLines("sources-counts", 5);
        var source = feed.source("sources-counts");
        assertEquals(5, source.getLong("lines"));
        assertEquals(2, source.getLong("outcomes.not_monitored"));
        assertEquals(1, source.getLong("outcomes.denied"));
        assertEquals(1, source.getLong("outcomes.unattributed"));
        assertEquals(1, source.getLong("outcomes.malformed"));
        assertEquals("unknown_user", source.getString("reasons.find { it.outcome == 'unattributed' }.reason"));
        assertNotNull(source.getString("last_line_at"));
    }

    @Test
    void shouldSplitRelayedLinesOnlyWhenTheSourceSaysSoAndNotOverHttp() {
        String twoLines = SquidLines.unmonitored("srelay") + "#012" + SquidLines.unmonitored("srelay") + "#012";
        feed.registerSource("sources-plain");
        put("sources-relayed", "{\"format\":\"squid\",\"relay_escapes\":true,\"feeders\":[\"test-client\"]}")
                .statusCode(200)
                .body("relay_escapes", equalTo(true));

        feed.ship("sources-plain", twoLines);
        feed.ship("sources-relayed", twoLines);
        feed.post("sources-relayed", twoLines);

        feed.awaitLines("sources-plain", 1);
        feed.awaitLines("sources-relayed", 3);
        var plain = feed.source("sources-plain");
        assertFalse(plain.getBoolean("relay_escapes"));
        assertEquals(1, plain.getLong("lines"));
        assertEquals("escaped_newlines", plain.getString("reasons[0].reason"));
        assertEquals(2, feed.source("sources-relayed").getLong("outcomes.not_monitored"));
        assertEquals(1, feed.source("sources-relayed").getLong("outcomes.malformed"));
    }

    @Test
    void shouldReadPackedLinesAfterALoginWhenTheSourceSaysSoLaterAndTheyAreReplayed() {
        feed.employee("S7", 1, "spacked");
        feed.registerSource("sources-packed");
        feed.awaitReason("sources-packed", "spacked", "access");
        String login = SquidLines.facebookVisit("-").replace("TCP_MISS/200", "TCP_DENIED/407");
        feed.ship("sources-packed", login + "#012" + SquidLines.facebookVisit("spacked") + "#012");
        feed.awaitLines("sources-packed", 1);
        var before = feed.source("sources-packed");
        assertEquals(1, before.getLong("outcomes.denied"));
        assertEquals(1, before.getLong("anomalies.escaped_newlines"));
        assertEquals(1, before.getLong("malformed_of_employees.escaped_newlines"));

        put("sources-packed", "{\"format\":\"squid\",\"relay_escapes\":true}").statusCode(200);
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"reason\":\"escaped_newlines\",\"source\":\"sources-packed\"}")
                .post("/api/v1/dead-letters/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(1));

        feed.awaitLines("sources-packed", 3);
        assertEquals(1, feed.source("sources-packed").getLong("outcomes.observed"));
        assertEquals(1, feed.observationsOf("S7").size());
    }

    @Test
    void shouldCountWhatIsUnusualBesideTheOutcomes() {
        feed.registerSource("sources-unusual");
        feed.post(
                "sources-unusual",
                "\0".repeat(200_000) + SquidLines.unmonitored("sodd"),
                " \r",
                SquidLines.unmonitored("sodd").replace("    250 ", "   -331 "));

        feed.awaitLines("sources-unusual", 2);
        var source = feed.source("sources-unusual");
        assertEquals(2, source.getLong("lines"));
        assertEquals(2, source.getLong("outcomes.not_monitored"));
        assertEquals(200_000, source.getLong("anomalies.nul_bytes"));
        assertEquals(1, source.getLong("anomalies.blank_lines"));
        assertEquals(1, source.getLong("anomalies.impossible_elapsed"));
        assertTrue(Management.metrics()
                .contains("dutywatch_line_anomalies_total{anomaly=\"impossible_elapsed\","
                        + "source=\"sources-unusual\"} 1.0"));
    }

    @Test
    void shouldCountTheMalformedLinesThatNameAnEmployee() {
        feed.registerSource("sources-lost");
        feed.employee("S2", 1, "slost");
        await("employee").atMost(Duration.ofSeconds(30)).until(() -> {
            feed.post("sources-lost", SquidLines.facebookVisit("slost"));
            return !feed.observationsOf("S2").isEmpty();
        });
        feed.post(
                "sources-lost",
                SquidLines.facebookVisit("album slost"),
                SquidLines.facebookVisit("slost") + " extra",
                SquidLines.facebookVisit("snobody") + " extra");

        await("malformed lines")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Objects.equals(3, feed.source("sources-lost").get("outcomes.malformed")));
        var source = feed.source("sources-lost");
        assertEquals(1, source.getLong("malformed_of_employees.ambiguous_user_field"));
        assertEquals(1, source.getLong("malformed_of_employees.too_many_fields"));
        assertTrue(Management.metrics()
                .contains("dutywatch_lines_malformed_of_employees_total{reason=\"too_many_fields\","
                        + "source=\"sources-lost\"} 1.0"));
    }

    @Test
    void shouldCountTheUserNamesThatNameNobodyByReason() {
        feed.registerSource("sources-nobody-known");
        feed.employee("SN1", 1, "snboth");
        feed.employee("SN2", 1, "snboth");
        feed.awaitReason("sources-nobody-known", "snboth", "ambiguous_user");
        feed.post(
                "sources-nobody-known",
                SquidLines.facebookVisit("snboth"),
                SquidLines.facebookVisit("GATE01$"),
                SquidLines.facebookVisit("anonymous"),
                SquidLines.facebookVisit("%FF"),
                SquidLines.facebookVisit("OTHER%5Csnboth"));

        await("the reasons")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertEquals(
                        Set.of("ambiguous_user", "machine_account", "placeholder", "unreadable_name", "unknown_user"),
                        Set.copyOf(feed.source("sources-nobody-known").getList("reasons.reason"))));
    }

    private static ValidatableResponse put(String id, String body) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body(body)
                .put("/api/v1/sources/" + id)
                .then();
    }
}
