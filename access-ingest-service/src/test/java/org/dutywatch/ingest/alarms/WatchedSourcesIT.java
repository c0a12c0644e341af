package org.dutywatch.ingest.alarms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Sources that send nothing, or lines of another format, or whose clock is wrong. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class WatchedSourcesIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @Test
    void shouldPublishThatASourceIsSilentAfterAnHourAndThatItHasResumed() {
        feed.registerSource("watched-silent");
        feed.post("watched-silent", SquidLines.unmonitored("nobody"));
        feed.awaitLines("watched-silent", 1);
        assertThat(feed.source("watched-silent").getString("silence_alarm")).isEqualTo("PT1H");
        assertThat(feed.source("watched-silent").getBoolean("silent")).isFalse();

        lastLineCameEarlier("watched-silent", "61 minutes");

        JsonPath begun = SourceEvents.await(feed, "watched-silent", 1).get(0);
        assertThat(begun.getString("kind")).isEqualTo("SILENT");
        assertThat(begun.getString("state")).isEqualTo("RUNNING");
        assertThat(begun.getInt("limit_seconds")).isEqualTo(3600);
        JsonPath shown = feed.source("watched-silent");
        assertThat(shown.getBoolean("silent")).isTrue();
        assertThat(shown.getString("alarms[0].kind")).isEqualTo("silent");
        assertThat(Instant.parse(begun.getString("counted_from")).truncatedTo(ChronoUnit.MILLIS))
                .isEqualTo(Instant.parse(shown.getString("last_line_at")).truncatedTo(ChronoUnit.MILLIS));

        feed.post("watched-silent", SquidLines.unmonitored("nobody"));

        JsonPath ended = SourceEvents.await(feed, "watched-silent", 2).get(1);
        assertThat(ended.getString("alarm_id")).isEqualTo(begun.getString("alarm_id"));
        assertThat(ended.getString("end_cause")).isEqualTo("RESUMED");
        assertThat(feed.source("watched-silent").getList("alarms")).isEmpty();
    }

    @Test
    void shouldPublishThatASourceWhichNeverSentALineIsSilentUntilItIsSwitchedOff() {
        feed.registerSource("watched-never");
        database.useHandle(handle -> handle.execute(
                "update source set updated_at = updated_at - interval '61 minutes' where id = 'watched-never'"));
        assertThat(SourceEvents.await(feed, "watched-never", 1).get(0).getString("kind"))
                .isEqualTo("SILENT");

        database.useHandle(
                handle -> handle.execute("update source set silence_alarm_seconds = 0 where id = 'watched-never'"));

        JsonPath ended = SourceEvents.await(feed, "watched-never", 2).get(1);
        assertThat(ended.getString("end_cause")).isEqualTo("LIMIT_CHANGED");
        assertThat(ended.<Object>get("limit_seconds")).isNull();
        assertThat(feed.source("watched-never").getString("silence_alarm")).isNull();
    }

    @Test
    void shouldTakeZeroForNever() {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"silence_alarm\":\"PT0S\"}")
                .put("/api/v1/sources/watched-zero")
                .then()
                .statusCode(200);

        assertThat(feed.source("watched-zero").getString("silence_alarm")).isNull();
    }

    @Test
    void shouldPublishThatTheFormatOfASourceChangedAndThatItIsOver() {
        feed.registerSource("watched-drift");
        post("watched-drift", 900, SquidLines.unmonitored("nobody"));
        post("watched-drift", 100, SquidLines.JUNK);
        countAgainFromHereOn("2 hours");

        post("watched-drift", 1000, SquidLines.JUNK);

        JsonPath begun = SourceEvents.await(feed, "watched-drift", 1).get(0);
        assertThat(begun.getString("kind")).isEqualTo("FORMAT_DRIFT");
        assertThat(begun.getDouble("limit_percent")).isEqualTo(20.0);
        assertThat(begun.getInt("affected_lines")).isEqualTo(1000);
        assertThat(begun.<String, Integer>getMap("reasons")).hasSize(1).containsValue(1000);
        assertThat(feed.source("watched-drift").getString("alarms[0].kind")).isEqualTo("format_drift");

        countAgainFromHereOn("61 minutes");
        post("watched-drift", 10, SquidLines.unmonitored("nobody"));

        JsonPath ended = SourceEvents.await(feed, "watched-drift", 2).get(1);
        assertThat(ended.getString("end_cause")).isIn("FEWER", "NO_LINES");
        assertThat(ended.getDouble("limit_percent")).isEqualTo(20.0);
    }

    @Test
    void shouldShowHowFarTheClockOfASourceIsAhead() {
        feed.registerSource("watched-clock");
        Instant received = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(1));

        feed.shipReceived("watched-clock", received, lineAt(received.plusSeconds(120)));
        awaitSkew("watched-clock", 120.25);
        feed.shipReceived("watched-clock", received, lineAt(received.plusSeconds(7200)));
        awaitSkew("watched-clock", 7200.25);
        feed.shipReceived("watched-clock", received, lineAt(received.minusSeconds(90)));
        awaitSkew("watched-clock", -89.75);
    }

    private static String lineAt(Instant end) {
        return SquidLines.from("10.20.1.23", "nobody", end);
    }

    private void awaitSkew(String source, double seconds) {
        await("the skew is " + seconds)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(feed.source(source).<Number>get("clock_skew_seconds"))
                        .isNotNull()
                        .extracting(Number::doubleValue)
                        .isEqualTo(seconds));
    }

    private void post(String source, int number, String line) {
        long before = feed.source(source).getLong("lines");
        feed.post(source, Stream.generate(() -> line).limit(number).toArray(String[]::new));
        feed.awaitLines(source, before + number);
    }

    private void lastLineCameEarlier(String source, String interval) {
        database.useHandle(handle -> handle.execute(
                "update source_activity set last_line_at = last_line_at - ?::interval where source = ?",
                interval,
                source));
    }

    /** As if the newest part of the window had begun so long ago, when the lines were counted as they are now. */
    private void countAgainFromHereOn(String ago) {
        database.useHandle(handle -> handle.execute(
                "insert into earlier_line_count select now() - ?::interval, source, outcome, reason, lines"
                        + " from line_count where source = 'watched-drift'",
                ago));
    }
}
