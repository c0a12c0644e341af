package org.dutywatch.ingest.lines;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Unmonitored browsing is published only as two numbers, the same for any order of lines, and is never stored. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class UnmonitoredBrowsingIT {
    private static final String SOURCE = "elsewhere-squid";
    private static final String POST = "https://www.facebook.com/embedded/post/41";
    private static final String PIXEL = "https://pixel.facebook.com/x.gif";
    private static final String NEWS = "https://www.dailynews.example/story/41";

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @BeforeEach
    void registerSource() {
        feed.registerSource(SOURCE);
    }

    @Test
    void shouldPublishTheTimesWhenTheUnmonitoredPageCameFirst() {
        addEmployee("V1", "vfirst");

        feed.post(SOURCE, page(10_000, 400, NEWS, "vfirst"), page(11_700, 500, POST, "vfirst"));

        JsonPath observation = awaitObservations("V1", 1).get(0);
        assertEquals(1_600, observation.getInt("since_page_elsewhere_ms"));
        assertNull(observation.get("since_embedding_page_ms"));
    }

    @Test
    void shouldPublishAgainAndCountNothingTwiceWhenTheLineOfThePageIsLate() {
        addEmployee("V2", "vlate");
        long before = feed.source(SOURCE).getLong("lines");
        feed.post(SOURCE, page(11_700, 500, POST, "vlate"));
        assertNull(awaitObservations("V2", 1).get(0).get("since_page_elsewhere_ms"));

        feed.post(SOURCE, page(12_900, 3_300, NEWS, "vlate"));
        assertEquals(1_600, awaitObservations("V2", 2).get(1).getInt("since_page_elsewhere_ms"));
        feed.post(SOURCE, page(15_000, 20, PIXEL, "vlate"));

        var all = awaitObservations("V2", 4);
        assertEquals(1, distinctIds(all, "www.facebook.com"));
        assertTrue(all.stream()
                .anyMatch(one -> one.getString("host").equals("www.facebook.com")
                        && Integer.valueOf(1_600).equals(one.get("since_embedding_page_ms"))));
        feed.awaitLines(SOURCE, before + 3);
        assertEquals(before + 3, feed.source(SOURCE).getLong("lines"));
    }

    @Test
    void shouldPublishTheTimesOfAParkedAccess() {
        long before = feed.source(SOURCE).getLong("lines");
        feed.post(SOURCE, page(11_700, 500, POST, "vparked"));
        feed.awaitLines(SOURCE, before + 1);
        feed.post(SOURCE, page(12_900, 3_300, NEWS, "vparked"));
        feed.awaitLines(SOURCE, before + 2);

        addEmployee("V3", "vparked");

        assertEquals(1_600, awaitObservations("V3", 1).get(0).getInt("since_page_elsewhere_ms"));
    }

    @Test
    void shouldPublishADeniedAccess() {
        addEmployee("V4", "vdenied");
        long before = feed.source(SOURCE).getLong("lines");
        String denied = page(11_700, 0, POST, "vdenied").replace("TCP_MISS/200", "TCP_DENIED/403");

        feed.post(SOURCE, denied);

        JsonPath observation = awaitObservations("V4", 1).get(0);
        assertTrue(observation.getBoolean("denied"));
        assertFalse(observation.getBoolean("document"));
        feed.awaitLines(SOURCE, before + 1);
        assertTrue(feed.source(SOURCE).getLong("outcomes.denied") >= 1);
        assertEquals(before + 1, feed.source(SOURCE).getLong("lines"));
    }

    @Test
    void shouldLeaveNoRecordOfTheUnmonitoredPage() {
        addEmployee("V5", "vprivate");
        feed.post(SOURCE, page(11_700, 500, POST, "vprivate"), page(12_900, 3_300, NEWS, "vprivate"));
        awaitObservations("V5", 1);

        for (String topic : List.of(IngestFeed.OBSERVATIONS, IngestFeed.DEAD_LETTERS)) {
            assertEquals(
                    0,
                    feed.records(
                                    topic,
                                    record -> record.value() != null
                                            && new String(record.value(), StandardCharsets.UTF_8).contains("dailynews"))
                            .size());
        }
        assertEquals(
                0,
                database.<Integer>withHandle(handle -> handle.createQuery(
                                "select count(*) from parked_access where access like '%dailynews%'")
                        .mapTo(Integer.class)
                        .one()));
    }

    private void addEmployee(String employeeId, String username) {
        feed.employee(employeeId, 1, username);
        await("directory").atMost(Duration.ofSeconds(30)).until(() -> isStored(employeeId));
    }

    private boolean isStored(String employeeId) {
        return database.withHandle(
                handle -> handle.createQuery("select exists (select from employee where employee_id = :employeeId)")
                        .bind("employeeId", employeeId)
                        .mapTo(Boolean.class)
                        .one());
    }

    private List<JsonPath> awaitObservations(String employeeId, int count) {
        await("observations of " + employeeId)
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.observationsOf(employeeId).size() >= count);
        return feed.observationsOf(employeeId);
    }

    private static long distinctIds(List<JsonPath> observations, String host) {
        return observations.stream()
                .filter(one -> one.getString("host").equals(host))
                .map(one -> one.getString("observation_id"))
                .distinct()
                .count();
    }

    /** @param endMillis milliseconds after a fixed time */
    private static String page(long endMillis, long elapsed, String url, String user) {
        long end = 1_794_000_000_000L + endMillis;
        return "%d.%03d %6d 10.20.1.23 TCP_MISS/200 48211 GET %s %s HIER_DIRECT/157.240.2.35 text/html"
                .formatted(end / 1000, end % 1000, elapsed, url, user);
    }
}
