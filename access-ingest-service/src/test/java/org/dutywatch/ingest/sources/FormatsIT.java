package org.dutywatch.ingest.sources;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source of each format, from HTTP to observations. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FormatsIT {
    private static final String OWN =
            "%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru \"%un\" %Sh/%<a %mt \"%{Referer}>h\" \"%{User-Agent}>h\"";

    private static final DateTimeFormatter HTTPD = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.ofHours(-6));

    private static final DateTimeFormatter ELFF = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Instant end = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    IngestFeed feed;

    @Test
    void shouldObserveTheAccessOfACombinedLine() {
        know("FMT1", "fcombined");
        put("formats-combined", Map.of("format", "squid-combined", "feeders", List.of(TestTokens.CLIENT)))
                .statusCode(200)
                .body("logformat", nullValue());

        feed.post(
                "formats-combined",
                httpd("fcombined", "www.facebook.com")
                        + " \"https://www.facebook.com/\" \"bad \"agent\" [x] #012 y\" TCP_MISS:HIER_DIRECT");

        JsonPath observed = onlyObservation("FMT1");
        assertEquals("www.facebook.com", observed.getString("host"));
        assertEquals(end, Instant.parse(observed.getString("end")));
        assertEquals(end, Instant.parse(observed.getString("start")));
    }

    @Test
    void shouldObserveTheAccessOfACommonLine() {
        know("FMT2", "fcommon");
        put("formats-common", Map.of("format", "squid-common", "feeders", List.of(TestTokens.CLIENT)))
                .statusCode(200);

        feed.post("formats-common", httpd("fcommon", "www.facebook.com") + " TCP_MISS:HIER_DIRECT");

        assertEquals(end, Instant.parse(onlyObservation("FMT2").getString("end")));
    }

    @Test
    void shouldObserveTheAccessOfALineInAFormatOfTheSourcesOwn() {
        know("FMT3", "fown");
        put("formats-own", Map.of("format", "squid-logformat", "logformat", OWN, "feeders", List.of(TestTokens.CLIENT)))
                .statusCode(200);
        assertEquals(OWN, feed.source("formats-own").getString("logformat"));

        feed.post(
                "formats-own",
                end.getEpochSecond() + ".250    250 10.20.1.23 TCP_MISS/200 48211 GET https://www.facebook.com/home.php"
                        + " \"fown\" HIER_DIRECT/157.240.2.35 text/html \"-\" \"Mozilla \\\"x\\\"\"");

        JsonPath observed = onlyObservation("FMT3");
        assertEquals(end.plusMillis(250), Instant.parse(observed.getString("end")));
        assertEquals(end, Instant.parse(observed.getString("start")));
        assertEquals(true, observed.getBoolean("document"));
    }

    /** The second record of the body has no #Fields line of its own. */
    @Test
    void shouldReadEveryRecordOfABodyByTheFieldsLineAtItsBeginning() {
        know("FMT4", "felff");
        put("formats-elff", Map.of("format", "elff", "feeders", List.of(TestTokens.CLIENT)))
                .statusCode(200);
        String row = ELFF.withZone(ZoneOffset.UTC).format(end)
                + " 10.20.1.23 %s TCP_MISS 200 GET www.facebook.com /home -\n";

        feed.post(
                "formats-elff",
                "#Software: SGOS 7.3.1\n#Fields: date time c-ip cs-username s-action sc-status cs-method cs-host cs-uri-path"
                        + " x-virus-id\n" + row.formatted("-").repeat(5000) + row.formatted("felff"));

        assertEquals(end, Instant.parse(onlyObservation("FMT4").getString("end")));
    }

    @Test
    void shouldRefuseColumnsThatCannotBeReadWithCertainty() {
        put(
                        "formats-elff-refused",
                        Map.of("format", "elff", "columns", List.of("date", "time", "cs-username", "cs-host")))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("no column has the status: sc-status"));
    }

    @Test
    void shouldRecordWhoSetWhichLogformat() {
        put("formats-audited", Map.of("format", "squid-logformat", "logformat", OWN))
                .statusCode(200);

        await("audit record")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed
                        .records(
                                "audit.recorded.v1",
                                record ->
                                        new String(record.value(), StandardCharsets.UTF_8).contains("formats-audited"))
                        .stream()
                        .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                        .anyMatch(record -> record.getString("purpose")
                                .contains("format: squid-logformat " + OWN + "; zone: UTC")));
    }

    @Test
    void shouldShowInADryRunWhatEachLineBecomes() {
        put("formats-dry", Map.of("format", "squid-logformat", "logformat", OWN))
                .statusCode(200);

        dryRun("formats-dry", "junk\n" + end.getEpochSecond() + ".250 250 10.20.1.23 TCP_MISS/200 x")
                .body("items[0].reason", equalTo("bad_timestamp"))
                .body("items[0].detail", containsString("%ts (position 1 of the logformat)"))
                .body("items[1].reason", equalTo("bad_bytes"))
                .body("items[1].detail", containsString("%<st (position "));
    }

    @Test
    void shouldHideTheUserOfADeadLetterWhenItIsABadgeNumber() {
        put("formats-dead", Map.of("format", "squid-combined", "feeders", List.of(TestTokens.CLIENT)))
                .statusCode(200);

        feed.post("formats-dead", httpd("4711", "www.facebook.com") + " \"-\" \"-\"");

        await("dead letter")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(IngestFeed.networkAdmin())
                        .get("/api/v1/dead-letters?source=formats-dead")
                        .then()
                        .body("items[0].reason", equalTo("bad_result"))
                        .body("items[0].line", containsString("10.20.1.23"))
                        .body("items[0].line", not(containsString("4711"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "%>a %Ss/%>Hs %<st %rm %ru %[un %Sh | logformat: it has no time",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %un %Sh | logformat: %un at position 31",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %[un %Sh %zz | logformat: %zz at position 40",
                "%ts %>a %>Hs %<st %rm %ru %[un %Sh | logformat: it has no result",
                "%ts %>a %Ss/%>Hs %<st %rm %ru %Sh %[un | logformat: %[un at position 35: it is last"
            })
    void shouldRefuseALogformatWhoseLinesAreNotCertain(String logformat, String why) {
        put("formats-refused", Map.of("format", "squid-logformat", "logformat", logformat))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(why));
    }

    @Test
    void shouldRefuseALogformatThatNoSquidHas() {
        Map.of(
                        "%ts ".repeat(10_000),
                        "longer than 1000 characters",
                        "[\"{".repeat(300),
                        "it has no time",
                        "%ts %>a \u0000",
                        "U+0000 at position 9",
                        "%ts %>a \ud800",
                        "U+D800 at position 9")
                .forEach((logformat, why) -> put(
                                "formats-refused", Map.of("format", "squid-logformat", "logformat", logformat))
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("detail", containsString(why)));
    }

    @Test
    void shouldRefuseSettingsThatDoNotFitTheFormat() {
        put("formats-misfit", Map.of("format", "squid", "logformat", OWN))
                .statusCode(400)
                .body("detail", containsString("logformat is no setting of the format squid"));
        put("formats-misfit", Map.of("format", "squid-logformat"))
                .statusCode(400)
                .body("detail", containsString("needs logformat"));
        put("formats-misfit", Map.of("format", "squid-combined", "relay_escapes", true))
                .statusCode(400)
                .body("detail", containsString("relay_escapes is not possible with the format squid-combined"));
    }

    @Test
    void shouldListTheFormatsWithExamplesThatTheyRead() {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/formats")
                .then()
                .statusCode(200)
                .body(
                        "items.format",
                        hasItems("squid", "squid-common", "squid-combined", "squid-logformat", "fortinet"));
    }

    @Test
    void shouldDetectTheFormatOfPastedLines() {
        detect(httpd("sreyes", "www.example.com") + " TCP_MISS:HIER_DIRECT\n\n" + httpd("-", "example.org") + " cut")
                .statusCode(200)
                .body("format", equalTo("squid-common"))
                .body("reason", equalTo("squid-common reads 1 of 2 lines, and 1 of them name a host."))
                .body("candidates", hasSize(1))
                .body("candidates[0].needs", empty())
                .body("candidates[0].malformed[0].first_line", equalTo(2));
    }

    @Test
    void shouldSayWhyNoFormatFitsPastedLines() {
        detect("up 3 days, 4 users")
                .statusCode(200)
                .body("format", nullValue())
                .body("reason", equalTo("No format reads any of the 1 lines."))
                .body("candidates.find { it.format == 'squid' }.malformed[0].lines", equalTo(1));
        detect(" \n\n").statusCode(400).body("detail", containsString("no line"));
    }

    @Test
    void shouldNeedTheZoneOfADeviceWhoseTimesHaveNone() {
        put("formats-zone", Map.of("format", "fortinet"))
                .statusCode(400)
                .body("detail", containsString("the format fortinet needs zone"));
        put("formats-zone", Map.of("format", "fortinet", "zone", "America/Chicago"))
                .statusCode(200)
                .body("zone", equalTo("America/Chicago"))
                .body("columns", empty());
    }

    private static ValidatableResponse detect(String lines) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(lines)
                .post("/api/v1/formats/detect")
                .then();
    }

    private String httpd(String user, String host) {
        return "10.20.1.23 - " + user + " [" + HTTPD.format(end) + "] \"GET https://" + host
                + "/home.php HTTP/1.1\" 200 48211";
    }

    /** Waits until the service knows the employee. */
    private void know(String employeeId, String userName) {
        feed.registerSource("formats-known");
        feed.employee(employeeId, 1, userName);
        feed.awaitReason("formats-known", userName, "access");
    }

    private JsonPath onlyObservation(String employeeId) {
        await("observation of " + employeeId)
                .atMost(Duration.ofSeconds(60))
                .until(() -> feed.observationsOf(employeeId).size() == 1);
        return feed.observationsOf(employeeId).get(0);
    }

    private static ValidatableResponse put(String id, Map<String, Object> settings) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body(settings)
                .put("/api/v1/sources/" + id)
                .then();
    }

    private static ValidatableResponse dryRun(String id, String lines) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("text/plain")
                .body(lines)
                .post("/api/v1/sources/" + id + "/dry-run")
                .then()
                .statusCode(200);
    }
}
