package org.dutywatch.ingest.linedetails;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.linedetails.LineDetail.Kind;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The network administrator sees what could not be attributed, and hosts that no entry names, as counts. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LineDetailsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String UNATTRIBUTED = "/api/v1/unattributed-lines";
    private static final String UNNAMED = "/api/v1/catalogue/unnamed-hosts";

    @Inject
    IngestFeed feed;

    @Inject
    LineDetails details;

    @Inject
    Database database;

    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(10, ChronoUnit.MINUTES);

    @Test
    void shouldCountWhatCouldNotBeAttributedByReasonAndAddress() {
        String source = "details-unattributed";
        feed.registerSource(source);
        feed.post(
                source,
                line(1, "10.66.1.1", "www.facebook.com", "nobodyknows"),
                line(2, "10.66.1.1", "www.facebook.com", "nobodyknows"),
                line(3, "10.66.1.2", "www.facebook.com", "-"),
                line(4, "10.66.1.3", "intranet.example", "-"));
        feed.awaitLines(source, 4);

        var answer = list(UNATTRIBUTED, source)
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.address", contains("10.66.1.2", "10.66.1.1"))
                .body("items.lines", contains(1, 2))
                .body("next_page_token", nullValue())
                .extract()
                .asString();

        assertThat(answer).doesNotContain("nobodyknows");
        await("the look is in the audit trail")
                .atMost(PATIENCE)
                .until(() -> feed.audited("read_unattributed_lines", source).size() == 1);
    }

    @Test
    void shouldListTheSubDomainsThatNoEntryNames() {
        String source = "details-unnamed";
        feed.registerSource(source);
        feed.post(
                source,
                line(1, "10.66.2.1", "details-new.facebook.com", "someuser"),
                line(2, "10.66.2.2", "Details-New.facebook.com", "-"),
                line(3, "10.66.2.3", "www.facebook.com", "someuser"));
        feed.awaitLines(source, 3);

        list(UNNAMED, source)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].site", equalTo("facebook"))
                .body("items[0].host", equalTo("details-new.facebook.com"))
                .body("items[0].lines", equalTo(2))
                .body("items[0].toString()", not(containsString("someuser")));
    }

    @Test
    void shouldCountTogetherWhatIsBeyondTheLargestNumberOfNames() {
        String source = "details-many";
        Map<LineDetail, Long> many = new HashMap<>();
        for (int i = 0; i < 2_100; i++) {
            many.put(unattributed(source, TODAY, "10.67." + i / 250 + "." + i % 250), 2L);
        }

        database.useHandle(handle -> details.add(handle, many));

        assertThat(database.<Long>withHandle(handle -> handle.createQuery(
                                "select sum(lines) from line_detail_count where source = :source and name = '(others)'")
                        .bind("source", source)
                        .mapTo(Long.class)
                        .one()))
                .isEqualTo(200L);
        String token = list(UNATTRIBUTED, source)
                .body("items", hasSize(500))
                .body("next_page_token", notNullValue())
                .extract()
                .path("next_page_token");
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .queryParam("from", TODAY.toString())
                .queryParam("to", TODAY.toString())
                .queryParam("source", source)
                .queryParam("page_token", token)
                .get(UNATTRIBUTED)
                .then()
                .statusCode(200)
                .body("items", hasSize(500));
    }

    @Test
    void shouldForgetCountsAfterTheirRetentionAndCountNoOlderDays() {
        String source = "details-old";
        LocalDate old = TODAY.minusDays(89);
        LocalDate older = TODAY.minusDays(91);
        database.useHandle(handle -> {
            details.add(handle, Map.of(unattributed(source, old, "10.66.3.1"), 1L));
            details.add(handle, Map.of(unattributed(source, older, "10.66.3.2"), 1L));
            handle.execute(
                    "insert into line_detail_count values ('UNATTRIBUTED', ?, ?, 'no_lease', '10.66.3.3', 1)",
                    older,
                    source);
        });

        details.forget();

        assertThat(database.<List<String>>withHandle(
                        handle -> handle.createQuery("select name from line_detail_count where source = :source")
                                .bind("source", source)
                                .mapTo(String.class)
                                .list()))
                .containsExactly("10.66.3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01, , to is a day",
        "yesterday, 2026-11-01, from is a day",
        "2026-11-02, 2026-11-01, to must be the day of from",
        "2026-01-01, 2026-11-01, up to 91 days after it"
    })
    void shouldNameTheDayThatIsNotValid(String from, String to, String why) {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .queryParam("from", from)
                .queryParam("to", to == null ? "" : to)
                .get(UNATTRIBUTED)
                .then()
                .statusCode(400)
                .body("detail", containsString(why));
    }

    @Test
    void shouldNotLetTheLoginOfTheServiceChangeWhatWasCounted() {
        assertThatThrownBy(() ->
                        database.useHandle(handle -> handle.execute("update line_detail_count set name = '10.0.0.1'")))
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    private static LineDetail unattributed(String source, LocalDate day, String address) {
        return new LineDetail(Kind.UNATTRIBUTED, day, source, "no_lease", address);
    }

    private String line(int second, String address, String host, String user) {
        return at.plusSeconds(second).getEpochSecond() + ".250    250 " + address + " TCP_MISS/200 48211 GET https://"
                + host + "/home " + user + " HIER_DIRECT/203.0.113.9 text/html";
    }

    /** Of the days around today, because a test may run at midnight. */
    private static ValidatableResponse list(String path, String source) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .queryParam("from", TODAY.minusDays(1).toString())
                .queryParam("to", TODAY.plusDays(1).toString())
                .queryParam("source", source)
                .get(path)
                .then();
    }
}
