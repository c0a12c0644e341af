package org.dutywatch.ingest.alarms;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.ingest.parking.ParkedAccesses;
import org.dutywatch.ingest.parking.ParkedAccesses.AmbiguousAccesses;
import org.dutywatch.ingest.sources.SourceChanged;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SourceAlarmsIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    IngestFeed feed;

    @Inject
    WatchSources watchSources;

    @Inject
    ParkedAccesses parkedAccesses;

    @Inject
    Database database;

    @Test
    void shouldPublishOnceThatTheLinesOfAnEmployeeCannotBeReadAndOnceThatItIsOver() {
        registerSourceOf("alarm-begins", "A1", "alarmed1");

        post("alarm-begins", 15, () -> SquidLines.facebookVisit("album alarmed1"));
        post("alarm-begins", 10, () -> SquidLines.facebookVisit("alarmed1") + " extra");

        var begun = SourceEvents.await(feed, "alarm-begins", 1).get(0);
        assertEquals("UNREADABLE", begun.getString("kind"));
        assertEquals("RUNNING", begun.getString("state"));
        assertEquals(1, begun.getInt("version"));
        awaitAlarm("alarm-begins", "alarms[0].affected_lines", 25);
        var shown = feed.source("alarm-begins");
        assertEquals("unreadable", shown.getString("alarms[0].kind"));
        assertEquals(26, shown.getInt("alarms[0].lines"));
        assertEquals(Map.of("ambiguous_user_field", 15, "too_many_fields", 10), shown.getMap("alarms[0].reasons"));
        assertEquals(begun.getString("began_at"), shown.getString("alarms[0].since"));
        assertTrue(Management.metrics()
                .contains("dutywatch_source_alarm_seconds{kind=\"unreadable\",source=\"alarm-begins\"}"));

        post("alarm-begins", 5, () -> SquidLines.facebookVisit("album alarmed1"));
        awaitAlarm("alarm-begins", "alarms[0].affected_lines", 30);
        lookAgain();
        assertEquals(1, SourceEvents.of(feed, "alarm-begins").size());

        countFromNowOn();
        var ended = SourceEvents.await(feed, "alarm-begins", 2).get(1);
        assertEquals("ENDED", ended.getString("state"));
        assertEquals(2, ended.getInt("version"));
        assertEquals("NO_LINES", ended.getString("end_cause"));
        assertEquals(0, ended.getInt("affected_lines"));
        assertEquals(begun.getString("alarm_id"), ended.getString("alarm_id"));
        assertEquals(List.of(), feed.source("alarm-begins").getList("alarms"));
        await("the gauge is gone")
                .atMost(SOON)
                .until(() -> !Management.metrics()
                        .contains("dutywatch_source_alarm_seconds{kind=\"unreadable\",source=\"alarm-begins\"}"));
        lookAgain();
        assertEquals(2, SourceEvents.of(feed, "alarm-begins").size());
    }

    @Test
    void shouldPublishNothingBelowTheNumberOfLines() {
        registerSourceOf("alarm-few", "A2", "alarmed2");

        post("alarm-few", 19, () -> SquidLines.facebookVisit("album alarmed2"));

        lookAgain();
        assertEquals(List.of(), SourceEvents.of(feed, "alarm-few"));
        assertEquals(List.of(), feed.source("alarm-few").getList("alarms"));
    }

    @Test
    void shouldPublishNothingUpToTheShareAndTakeTheSourcesOwnShare() {
        registerSourceOf("alarm-share", "A3", "alarmed3");

        post("alarm-share", 1979, () -> SquidLines.facebookVisit("alarmed3"));
        post("alarm-share", 20, () -> SquidLines.facebookVisit("album alarmed3"));

        lookAgain();
        assertEquals(List.of(), SourceEvents.of(feed, "alarm-share"));

        put("alarm-share", "0.5");
        var begun = SourceEvents.await(feed, "alarm-share", 1).get(0);
        assertEquals("UNREADABLE", begun.getString("kind"));
        assertEquals(0.5, begun.getDouble("limit_percent"));
    }

    @Test
    void shouldPublishThatTheLimitOfARunningAlarmWasChanged() {
        registerSourceOf("alarm-limit", "A12", "alarmed12");
        post("alarm-limit", 20, () -> SquidLines.facebookVisit("album alarmed12"));
        SourceEvents.await(feed, "alarm-limit", 1);

        put("alarm-limit", "2.5");
        var changed = SourceEvents.await(feed, "alarm-limit", 2).get(1);
        assertEquals("RUNNING", changed.getString("state"));
        assertEquals(1.0, changed.getDouble("limit_before"));
        assertEquals(2.5, changed.getDouble("limit_percent"));
        lookAgain();
        assertEquals(2, SourceEvents.of(feed, "alarm-limit").size());

        put("alarm-limit", "100");
        var ended = SourceEvents.await(feed, "alarm-limit", 3).get(2);
        assertEquals("LIMIT_CHANGED", ended.getString("end_cause"));
        assertEquals(2.5, ended.getDouble("limit_before"));
        assertEquals(100.0, ended.getDouble("limit_percent"));
        assertEquals(20, ended.getInt("affected_lines"));
    }

    @Test
    void shouldNotCountLinesOfNobodyAndOfOtherSites() {
        registerSourceOf("alarm-diluted", "A13", "alarmed13");
        post("alarm-diluted", 2500, () -> SquidLines.unmonitored("alarmed13"));
        post("alarm-diluted", 10, () -> SquidLines.facebookVisit("nobody-here"));

        post("alarm-diluted", 20, () -> SquidLines.facebookVisit("album alarmed13"));

        assertEquals(21, SourceEvents.await(feed, "alarm-diluted", 1).get(0).getInt("lines"));
        database.useHandle(handle -> handle.execute("delete from source where id = 'alarm-diluted'"));
        assertEquals(
                "SOURCE_GONE",
                SourceEvents.await(feed, "alarm-diluted", 2).get(1).getString("end_cause"));
    }

    @Test
    void shouldPublishAgainWhenThereIsAFurtherReasonOrTenTimesAsManyLines() {
        registerSourceOf("alarm-causes", "A14", "alarmed14");
        post("alarm-causes", 20, () -> SquidLines.facebookVisit("album alarmed14"));
        SourceEvents.await(feed, "alarm-causes", 1);

        post("alarm-causes", 1, () -> SquidLines.facebookVisit("alarmed14") + " extra");
        lookAgain();
        assertEquals(1, SourceEvents.of(feed, "alarm-causes").size());
        anHourPasses("alarm-causes");
        assertEquals(
                Map.of("ambiguous_user_field", 20, "too_many_fields", 1),
                SourceEvents.await(feed, "alarm-causes", 2).get(1).getMap("reasons"));

        anHourPasses("alarm-causes");
        post("alarm-causes", 188, () -> SquidLines.facebookVisit("album alarmed14"));
        lookAgain();
        assertEquals(2, SourceEvents.of(feed, "alarm-causes").size());
        post("alarm-causes", 1, () -> SquidLines.facebookVisit("album alarmed14"));
        assertEquals(210, SourceEvents.await(feed, "alarm-causes", 3).get(2).getInt("affected_lines"));
    }

    @Test
    void shouldPublishAgainWhenANameThatWasOneEmployeesIsSharedAgain() {
        feed.registerSource("alarm-returns");
        feed.employee("A15", 1, "alarmed15");
        feed.employee("A16", 1, "alarmed15");
        feed.employee("A17", 1, "alarmed17");
        feed.employee("A18", 1, "alarmed17");
        feed.awaitReason("alarm-returns", "alarmed17", "ambiguous_user");
        post("alarm-returns", 1, () -> SquidLines.facebookVisit("alarmed15"));
        SourceEvents.await(feed, "alarm-returns", 1);
        anHourPasses("alarm-returns");
        post("alarm-returns", 1, () -> SquidLines.facebookVisit("alarmed17"));
        var further = SourceEvents.await(feed, "alarm-returns", 2).get(1);
        assertEquals(List.of("A17", "A18", "A15", "A16"), further.getList("employee_ids"));

        feed.employee("A18", 2, "alarmed18");
        awaitAlarm("alarm-returns", "alarms[0].employees", 2);
        feed.employee("A18", 3, "alarmed17");
        feed.awaitReason("alarm-returns", "alarmed17", "ambiguous_user");
        post("alarm-returns", 1, () -> SquidLines.facebookVisit("alarmed17"));
        anHourPasses("alarm-returns");

        assertEquals(4, SourceEvents.await(feed, "alarm-returns", 3).get(2).getInt("employees"));
    }

    @Test
    void shouldPublishNothingAboutLinesThatCanBeReadOrNameNobody() {
        registerSourceOf("alarm-good", "A4", "alarmed4");

        post("alarm-good", 30, () -> SquidLines.facebookVisit("alarmed4"));
        post("alarm-good", 30, () -> SquidLines.facebookVisit("album nobody-here"));

        lookAgain();
        assertEquals(List.of(), SourceEvents.of(feed, "alarm-good"));
    }

    @Test
    void shouldPublishThatTwoEmployeesHaveANameUntilOneHasIt() {
        feed.registerSource("alarm-shared");
        feed.employee("A5", 1, "alarmed5");
        feed.employee("A6", 1, "alarmed5");
        feed.awaitReason("alarm-shared", "alarmed5", "ambiguous_user");
        post("alarm-shared", 3, () -> SquidLines.facebookVisit("alarmed5"));

        var begun = SourceEvents.await(feed, "alarm-shared", 1).get(0);

        assertEquals("AMBIGUOUS", begun.getString("kind"));
        assertEquals(List.of("A5", "A6"), begun.getList("employee_ids"));
        awaitAlarm("alarm-shared", "alarms[0].affected_lines", 3);
        assertEquals(2, feed.source("alarm-shared").getInt("alarms[0].employees"));
        assertFalse(feed.source("alarm-shared").prettify().contains("A5"));
        lookAgain();
        assertEquals(1, SourceEvents.of(feed, "alarm-shared").size());

        assertEquals(List.of(), ambiguousSince(Duration.ofMinutes(1)));
        assertEquals(List.of("alarm-shared"), ambiguousSince(Duration.ZERO));

        feed.employee("A6", 2, "alarmed6");
        var ended = SourceEvents.await(feed, "alarm-shared", 2).get(1);
        assertEquals("ENDED", ended.getString("state"));
        assertEquals(List.of("A5", "A6"), ended.getList("employee_ids"));
        assertEquals(3, feed.observationsOf("A5").size());
        assertEquals(List.of(), feed.source("alarm-shared").getList("alarms"));
    }

    @Test
    void shouldEndWhenNobodyHasTheNameAnyMore() {
        feed.registerSource("alarm-nobody");
        feed.employee("A7", 1, "alarmed7");
        feed.employee("A8", 1, "alarmed7");
        feed.awaitReason("alarm-nobody", "alarmed7", "ambiguous_user");
        post("alarm-nobody", 1, () -> SquidLines.facebookVisit("alarmed7"));
        SourceEvents.await(feed, "alarm-nobody", 1);

        feed.employee("A7", 2, "alarmed7-a");
        feed.employee("A8", 2, "alarmed7-b");

        assertEquals("ENDED", SourceEvents.await(feed, "alarm-nobody", 2).get(1).getString("state"));
    }

    @Test
    void shouldPublishAgainWhenItIsAboutFurtherEmployeesButNotBeforeAnHour() {
        feed.registerSource("alarm-further");
        feed.employee("A9", 1, "alarmed9");
        feed.employee("A10", 1, "alarmed9", "alarmed10");
        feed.employee("A11", 1, "alarmed10");
        feed.awaitReason("alarm-further", "alarmed10", "ambiguous_user");
        post("alarm-further", 1, () -> SquidLines.facebookVisit("alarmed9"));
        SourceEvents.await(feed, "alarm-further", 1);
        post("alarm-further", 1, () -> SquidLines.facebookVisit("alarmed10"));
        awaitAlarm("alarm-further", "alarms[0].employees", 3);
        lookAgain();
        assertEquals(1, SourceEvents.of(feed, "alarm-further").size());

        anHourPasses("alarm-further");

        var further = SourceEvents.await(feed, "alarm-further", 2).get(1);
        assertEquals("RUNNING", further.getString("state"));
        assertEquals(2, further.getInt("version"));
        assertEquals(List.of("A11", "A10", "A9"), further.getList("employee_ids"));
        lookAgain();
        assertEquals(2, SourceEvents.of(feed, "alarm-further").size());
    }

    @Test
    void shouldRefuseAShareThatIsNoPercentage() {
        for (String share : List.of("-0.1", "100.1", "\"NaN\"", "\"much\"")) {
            String detail = given().auth()
                    .oauth2(IngestFeed.networkAdmin())
                    .contentType("application/json")
                    .body("{\"format\":\"squid\",\"unreadable_alarm\":" + share + "}")
                    .put("/api/v1/sources/alarm-refused")
                    .then()
                    .statusCode(400)
                    .extract()
                    .path("detail");
            assertTrue(detail.contains("unreadable_alarm"), detail);
        }
    }

    /** Registers a source and waits until a line of this employee can be attributed. */
    private void registerSourceOf(String source, String employeeId, String userName) {
        feed.registerSource(source);
        feed.employee(employeeId, 1, userName);
        feed.awaitReason(source, userName, "access");
        post(source, 1, () -> SquidLines.facebookVisit(userName));
    }

    /** Posts lines and waits until they are counted. */
    private void post(String source, int number, Supplier<String> line) {
        long before = feed.source(source).getLong("lines");
        feed.post(source, IntStream.range(0, number).mapToObj(i -> line.get()).toArray(String[]::new));
        await(number + " lines of " + source)
                .atMost(SOON)
                .until(() -> feed.source(source).getLong("lines") == before + number);
    }

    private static void put(String source, String share) {
        given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"feeders\":[\"test-client\"],\"unreadable_alarm\":" + share + "}")
                .put("/api/v1/sources/" + source)
                .then()
                .statusCode(200);
    }

    /** As a restarted worker would. What it would publish is published when this returns. */
    private void lookAgain() {
        for (int i = 0; i < 2; i++) {
            await("the sources are checked").atMost(SOON).until(() -> watchSources.check());
        }
        await("everything is published")
                .atMost(SOON)
                .until(() -> database.withHandle(
                                handle -> handle.createQuery("select count(*) from outbox where topic = :topic")
                                        .bind("topic", SourceChanged.TOPIC)
                                        .mapTo(Integer.class)
                                        .one())
                        == 0);
    }

    /** As if the newest version about the source had been published 61 minutes earlier. */
    private void anHourPasses(String source) {
        database.useHandle(handle -> handle.execute(
                "update source_alarm set published_at = published_at - interval '61 minutes' where source = ?",
                source));
    }

    /** As if all lines until now had been counted before the last window. */
    private void countFromNowOn() {
        database.useHandle(handle -> handle.execute("insert into earlier_line_count"
                + " select now() - interval '25 hours', source, outcome, reason, lines from line_count"));
    }

    /** The source of this test, if accesses of it have waited for so long. */
    private List<String> ambiguousSince(Duration waited) {
        return database
                .withHandle(
                        handle -> parkedAccesses.ambiguous(handle, Instant.now().minus(waited)))
                .stream()
                .map(AmbiguousAccesses::source)
                .filter("alarm-shared"::equals)
                .toList();
    }

    private void awaitAlarm(String source, String path, int value) {
        await(path + " of " + source)
                .atMost(SOON)
                .untilAsserted(
                        () -> assertEquals(value, (Integer) feed.source(source).get(path)));
    }
}
