package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dutywatch.compliance.duty.calendar.CalendarFixtures;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.LinkLogins;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A roster that is fetched from a calendar feed, while the host answers and when it fails. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterFeedIT {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private static final String SECRET = "s3cret-token-of-the-feed";
    private static final String OTHER = "/other";

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    LinkLogins logins;

    private HttpServer host;
    private volatile String calendar = CalendarFixtures.calendar();
    private volatile String otherCalendar = CalendarFixtures.calendar();
    private volatile int status = 200;
    private final CountDownLatch slowAnswer = new CountDownLatch(1);
    private String officer = "";
    private String unit = "";

    @BeforeEach
    void startHost() throws IOException {
        officer = "A-F" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Unit " + officer;
        DepartmentFixtures.employs(officer, unit, "");
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.setExecutor(Executors.newCachedThreadPool());
        host.createContext("/slow", exchange -> {
            try {
                slowAnswer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        host.createContext("/" + SECRET, exchange -> {
            String served = exchange.getRequestURI().getPath().endsWith(OTHER) ? otherCalendar : calendar;
            byte[] body = served.getBytes(StandardCharsets.UTF_8);
            String etag = "\"" + served.hashCode() + "\"";
            boolean same = etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().set("ETag", etag);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1/elsewhere");
            }
            if (status == 200 && !same) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                exchange.sendResponseHeaders(status == 200 ? 304 : status, -1);
            }
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void stopHost() {
        slowAnswer.countDown();
        host.stop(0);
    }

    @Test
    void shouldFollowTheFeedAndLeaveWhatOthersEntered() {
        DepartmentFixtures.rosters(
                officer,
                HOUR.plus(Duration.ofDays(3)),
                HOUR.plus(Duration.ofDays(3)).plusSeconds(36_000));
        calendar = CalendarFixtures.calendar(shift("one", 24), shift("two", 48));
        String feed = subscribe("PT720H");

        var first = fetch(feed);
        assertThat(first.getString("outcome")).isEqualTo("CHANGED");
        assertThat(first.getInt("added")).isEqualTo(2);
        assertThat(fetch(feed).getString("outcome")).isEqualTo("NOT_MODIFIED");
        calendar = CalendarFixtures.calendar(
                shift("two", 50),
                CalendarFixtures.event(
                        "three",
                        "X-EMPLOYEE-ID:A-F-nobody",
                        "DTSTART:" + UTC.format(HOUR.plusSeconds(3600)),
                        "DURATION:PT1H"));

        var next = fetch(feed);
        assertThat(next.getString("outcome")).isEqualTo("CHANGED");
        assertThat(next.getInt("added")).isEqualTo(1);
        assertThat(next.getInt("removed")).isEqualTo(2);
        assertThat(next.getList("refusals", String.class)).containsExactly("three: employee_id A-F-nobody is unknown");
        assertThat(starts())
                .containsExactly(
                        HOUR.plus(Duration.ofHours(50)).toString(),
                        HOUR.plus(Duration.ofHours(72)).toString());
    }

    @Test
    void shouldLeaveTheRosterWhenTheHostFails() {
        calendar = CalendarFixtures.calendar(shift("one", 24));
        String feed = subscribe("PT720H");
        fetch(feed);
        var before = starts();

        for (int answer : new int[] {500, 302}) {
            status = answer;
            assertThat(fetch(feed).getString("error"))
                    .contains("the host answered " + answer)
                    .doesNotContain(SECRET);
        }
        status = 200;
        calendar = "<html>not today</html>";
        assertThat(fetch(feed).getString("error")).contains("is no iCalendar");
        calendar = CalendarFixtures.calendar();
        assertThat(fetch(feed).getString("error")).contains("lists no shift");

        assertThat(starts()).isEqualTo(before).hasSize(1);
        clerk().get("/api/v1/roster/feeds/" + feed)
                .then()
                .statusCode(200)
                .body("failures", is(4))
                .body("stale", is(false))
                .body("last_error", containsString("lists no shift"));
    }

    @Test
    void shouldRecordAFailedFetchWhenTheHostIsSlow() {
        String feed = create("http://127.0.0.1:" + host.getAddress().getPort() + "/slow", "PT1H", "PT720H")
                .statusCode(201)
                .extract()
                .path("feed_id");

        assertThat(fetch(feed).getString("error")).isEqualTo("the host did not answer in time");
        assertFailedAndDueSoon(feed, "did not answer in time");
    }

    @Test
    void shouldRecordAFailedFetchWhenTheZoneOfTheFeedIsNoLongerKnown() {
        calendar = CalendarFixtures.calendar(shift("one", 24));
        String feed = subscribe("PT720H");
        results.change("update roster_feed set zone = 'America/Nowhere' where feed_id = '" + feed + "'");

        assertThat(fetch(feed).getString("error")).contains("could not be imported");
        assertFailedAndDueSoon(feed, "could not be imported");
        assertThat(starts()).isEmpty();
    }

    @Test
    void shouldRecordAFailedFetchWhenTheDatabaseRefusesTheImport() {
        calendar = CalendarFixtures.calendar(shift("one", 24));
        String feed = subscribe("PT720H");
        OwnerDatabase.execute("alter table roster_entry add constraint refused_by_a_test check (employee_id <> '"
                + officer + "') not valid");
        try {
            assertThat(fetch(feed).getString("error")).contains("could not be imported");
        } finally {
            OwnerDatabase.execute("alter table roster_entry drop constraint refused_by_a_test");
        }

        assertFailedAndDueSoon(feed, "could not be imported");
        assertThat(starts()).isEmpty();
        assertThat(fetch(feed).getString("outcome")).isEqualTo("CHANGED");
        assertThat(starts()).hasSize(1);
    }

    private static void assertFailedAndDueSoon(String feed, String error) {
        var recorded = clerk().get("/api/v1/roster/feeds/" + feed).jsonPath();
        assertThat(recorded.getInt("failures")).isEqualTo(1);
        assertThat(recorded.getString("last_error")).contains(error);
        assertThat(Duration.between(
                        Instant.parse(recorded.getString("last_fetch_at")),
                        Instant.parse(recorded.getString("next_fetch_at"))))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(clerk().get("/api/v1/roster/feeds/" + feed + "/fetches")
                        .jsonPath()
                        .getList("items.outcome", String.class))
                .containsExactly("FAILED");
    }

    @Test
    void shouldAnswerAsOfAnEarlierTimeByWhatTheFeedHadToldByThen() {
        calendar = CalendarFixtures.calendar(shift("one", -2));
        String feed = subscribe("PT24H");
        fetch(feed);
        // The subscription, the fetch and its entry become ten days old; the roster was known for one day after it.
        results.change("update roster_feed_fetch set fetched_at = fetched_at - interval '10 days' where feed_id = '"
                + feed + "'");
        results.change("update roster_feed_term set recorded_at = recorded_at - interval '10 days' where feed_id = '"
                + feed + "'");
        OwnerDatabase.execute(
                "update roster_entry set recorded_at = recorded_at - interval '10 days' where employee_id = '" + officer
                        + "'");
        assertThat(fetch(feed).getString("outcome")).isEqualTo("NOT_MODIFIED");

        assertThat(statesAsOf(HOUR.minus(Duration.ofDays(5)))).containsExactly("UNKNOWN");
        assertThat(statesAsOf(Instant.now())).containsExactly("ON_DUTY");
    }

    private List<String> statesAsOf(Instant known) {
        return clerk().queryParam("employee_id", officer)
                .queryParam("from", HOUR.minus(Duration.ofHours(2)).toString())
                .queryParam("to", HOUR.minus(Duration.ofHours(1)).toString())
                .queryParam("as_of", known.toString())
                .get("/api/v1/duty")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.state", String.class);
    }

    @Test
    void shouldKeepTheCorrectionOfAPerson() {
        calendar = CalendarFixtures.calendar(shift("one", 24), shift("two", 48));
        String feed = subscribe("PT720H");
        fetch(feed);
        DepartmentFixtures.takesOffTheRoster(officer, HOUR.plus(Duration.ofHours(24)));
        results.change("update roster_feed set etag = null where feed_id = '" + feed + "'");

        assertThat(fetch(feed).getList("refusals", String.class))
                .containsExactly("one: somebody removed this entry of the feed from the roster");
        assertThat(starts()).containsExactly(HOUR.plus(Duration.ofHours(48)).toString());
    }

    @Test
    void shouldReviewAndNotAlertWhileTheFeedIsStale() {
        DepartmentFixtures.limits(unit, 30);
        calendar = CalendarFixtures.calendar(shift("now", -6));
        String feed = subscribe("PT24H");
        fetch(feed);
        results.change("update roster_feed set last_success_at = last_success_at - interval '3 days' where feed_id = '"
                + feed + "'");
        clerk().get("/api/v1/roster/feeds/" + feed).then().body("stale", is(true));

        topics.publishAccesses(AccessFixtures.facebookVisit(officer, HOUR.minus(Duration.ofHours(5)), 45));
        assertThat(results.awaitRevision(officer, 1).getString("tier")).isEqualTo("REVIEW");
        assertThat(fetch(feed).getString("outcome")).isEqualTo("NOT_MODIFIED");

        await("the finding is an alert")
                .atMost(Results.PATIENCE)
                .until(() -> "ALERT".equals(results.finding(officer).getString("tier")));
        clerk().get("/api/v1/roster/feeds/" + feed).then().body("stale", is(false));
        clerk().contentType("application/json")
                .body("{\"name\":\"Feed " + officer + "\",\"refresh\":\"PT1H\",\"stale_after\":\"PT1H\"}")
                .put("/api/v1/roster/feeds/" + feed)
                .then()
                .statusCode(422)
                .body("detail", containsString("the roster unknown for shifts with an alert, of one employee"));
        clerk().get("/api/v1/roster/feeds/" + feed).then().body("stale_after", equalTo("PT24H"));
    }

    @Test
    void shouldAlertWhenBothStaleFeedsOfTheEmployeeAreFetchedAtOnce() throws Exception {
        List<String> feeds = twoStaleFeedsAndAReview();

        atOnce(
                "roster_feed_fetch",
                feeds,
                feed -> assertThat(fetch(feed).getString("outcome")).isEqualTo("NOT_MODIFIED"));

        await("the finding is an alert")
                .atMost(Results.PATIENCE)
                .until(() -> "ALERT".equals(results.finding(officer).getString("tier")));
    }

    @Test
    void shouldAlertWhenBothStaleFeedsOfTheEmployeeAreChangedAtOnce() throws Exception {
        List<String> feeds = twoStaleFeedsAndAReview();

        atOnce(
                "outbox",
                feeds,
                feed -> clerk().contentType("application/json")
                        .body("{\"name\":\"Feed " + feed + "\",\"refresh\":\"PT1H\",\"stale_after\":\"PT720H\"}")
                        .put("/api/v1/roster/feeds/" + feed)
                        .then()
                        .statusCode(200));

        await("the finding is an alert")
                .atMost(Results.PATIENCE)
                .until(() -> "ALERT".equals(results.finding(officer).getString("tier")));
    }

    /** The officer is in two feeds, both stale, and has a finding for review. */
    private List<String> twoStaleFeedsAndAReview() {
        DepartmentFixtures.limits(unit, 30);
        calendar = CalendarFixtures.calendar(shift("now", -6));
        otherCalendar = CalendarFixtures.calendar(shift("next", 24));
        List<String> feeds = List.of(subscribe("PT24H"), subscribe("PT24H", OTHER));
        for (String feed : feeds) {
            assertThat(fetch(feed).getInt("added")).isEqualTo(1);
            results.change("update roster_feed set last_success_at = last_success_at - interval '3 days'"
                    + " where feed_id = '" + feed + "'");
        }
        var visit = AccessFixtures.facebookVisit(officer, HOUR.minus(Duration.ofHours(5)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        assertThat(results.finding(officer).getString("tier")).isEqualTo("REVIEW");
        return feeds;
    }

    /** Does this to both feeds, so that neither transaction ends before the other one has to wait. */
    private void atOnce(String table, List<String> feeds, Consumer<String> change) throws Exception {
        List<CompletableFuture<Void>> changes;
        QuarkusTransaction.begin();
        try {
            results.change("lock table " + table + " in share mode");
            changes = feeds.stream()
                    .map(feed -> CompletableFuture.runAsync(() -> change.accept(feed)))
                    .toList();
            await("both wait")
                    .atMost(Results.PATIENCE)
                    .until(() -> results.number("select count(distinct waiting.pid) from pg_locks feed"
                                    + " join pg_locks waiting using (pid) where feed.granted and not waiting.granted"
                                    + " and feed.relation = 'roster_feed'::regclass"
                                    // Others, such as evaluations, only read the feeds.
                                    + " and feed.mode = 'RowShareLock'")
                            == 2);
        } finally {
            QuarkusTransaction.rollback();
        }
        for (var one : changes) {
            one.get(Results.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void shouldOwnTheEntryThatASecondPersonApproved() {
        DepartmentFixtures.limits(unit, 30);
        calendar = CalendarFixtures.calendar(shift("now", -6));
        String feed = subscribe("PT720H");
        fetch(feed);
        var visit = AccessFixtures.facebookVisit(officer, HOUR.minus(Duration.ofHours(5)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        assertThat(results.finding(officer).getString("tier")).isEqualTo("ALERT");
        calendar = CalendarFixtures.calendar(shift("now", -7));
        fetch(feed);
        String approval = "/api/v1/roster/corrections/"
                + results.text("select decision_id::text from decision where author = 'feed:" + feed + "'")
                + "/approve";

        clerk().post(approval)
                .then()
                .statusCode(422)
                .body("detail", containsString("whoever subscribed to a feed or changed it cannot decide"));
        DepartmentFixtures.as(TestTokens.of("second-clerk", "roster-admin"))
                .post(approval)
                .then()
                .statusCode(200);

        assertThat(results.text("select origin from roster_entry where superseded_at is null and source_uid is not null"
                        + " and employee_id = '" + officer + "'"))
                .isEqualTo("feed:" + feed);
        results.change("update roster_feed set etag = null where feed_id = '" + feed + "'");
        assertThat(fetch(feed).getList("refusals", String.class)).isEmpty();
    }

    @Test
    void shouldRefuseTheOtherLoginOfTheSubscriber() {
        DepartmentFixtures.limits(unit, 30);
        String subscriber = officer + "-clerk";
        DepartmentFixtures.employs(subscriber, "Records " + officer, "");
        logins.linkAlso(subscriber, "second-login-of-" + subscriber);
        calendar = CalendarFixtures.calendar(shift("now", -6));
        String feed = subscribe("PT720H");
        resubscribes(DepartmentFixtures.tokenOf(subscriber, "roster-admin"), feed);
        fetch(feed);
        var visit = AccessFixtures.facebookVisit(officer, HOUR.minus(Duration.ofHours(5)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        calendar = CalendarFixtures.calendar(shift("now", -7));
        fetch(feed);
        String correction = results.text("select decision_id::text from decision where author = 'feed:" + feed + "'");

        for (String roles : List.of("roster-admin", "administrator", "chief")) {
            for (String decision : List.of("approve", "decline")) {
                String token = TestTokens.withSubject("another-user", "second-login-of-" + subscriber, roles);
                DepartmentFixtures.as(token)
                        .contentType("application/json")
                        .body(decision.equals("approve") ? "" : "{\"reason\":\"no\"}")
                        .post("/api/v1/roster/corrections/" + ShownIds.ofRosterRecord(token, correction) + "/"
                                + decision)
                        .then()
                        .statusCode(422)
                        .body("detail", containsString("whoever subscribed to a feed or changed it cannot decide"));
            }
        }
        DepartmentFixtures.secondPersonApproves(correction);
    }

    @Test
    void shouldNotChangeTheRosterOfASubscriberOrThoseAboveHim() {
        String lieutenant = officer + "-lt";
        String sergeant = officer + "-sgt";
        DepartmentFixtures.employs(lieutenant, unit, "");
        DepartmentFixtures.employs(sergeant, unit, lieutenant);
        calendar =
                CalendarFixtures.calendar(shift("one", 24), shiftOf(sergeant, "s1", 24), shiftOf(lieutenant, "l1", 24));
        String feed = subscribe("PT720H");
        assertThat(fetch(feed).getInt("added")).isEqualTo(3);

        // As stored by an earlier version, which let him.
        results.change("insert into roster_feed_author (feed_id, author, author_employee_id) values ('" + feed
                + "', 'user-" + sergeant + "', '" + sergeant + "')");
        calendar = CalendarFixtures.calendar(shift("one", 25), shiftOf(lieutenant, "l1", 26));
        var fetched = fetch(feed);

        assertThat(fetched.getInt("added")).isEqualTo(1);
        assertThat(fetched.getInt("removed")).isEqualTo(1);
        assertThat(fetched.getList("refusals", String.class))
                .anySatisfy(refusal -> assertThat(refusal)
                        .contains("no feed changes the roster of somebody who subscribed to it", lieutenant));
        results.change("update roster_feed set etag = null where feed_id = '" + feed + "'");
        assertThat(fetch(feed).getList("refusals", String.class)).isNotEmpty();
        String refused = "select count(*) from audit_record where action = 'refuse_import_row' and outcome = 'refused'"
                + " and actor = 'compliance-service' and starts_with(purpose, 'import_roster_feed '"
                + " || (select name from roster_feed where feed_id = '" + feed + "'))";
        await("each refused event in the trail, once")
                .atMost(Results.PATIENCE)
                .until(() -> results.number(refused)
                        == results.number("select max(refused) from roster_feed_fetch where feed_id = '" + feed + "'"));
        assertThat(results.number(refused + " and subject = '" + lieutenant + "'"))
                .isPositive();
        for (String above : List.of(sergeant, lieutenant)) {
            assertThat(results.text("select start_at = '" + HOUR.plus(Duration.ofHours(24))
                            + "' from roster_entry where superseded_at is null and employee_id = '" + above + "'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void shouldNotLetSomebodyEndHisOwnRosterByBecomingAnAuthorOfTheFeed() {
        String lieutenant = officer + "-lt";
        String sergeant = officer + "-sgt";
        DepartmentFixtures.employs(lieutenant, unit, "");
        DepartmentFixtures.employs(sergeant, unit, lieutenant);
        calendar = CalendarFixtures.calendar(shift("one", 24), shiftOf(lieutenant, "l1", 24));
        String feed = subscribe("PT720H");
        assertThat(fetch(feed).getInt("added")).isEqualTo(2);

        changes(DepartmentFixtures.tokenOf(sergeant, "roster-admin"), feed)
                .statusCode(422)
                .body("detail", containsString(lieutenant));

        calendar = CalendarFixtures.calendar(shift("one", 24), shiftOf(lieutenant, "l1", 26));
        assertThat(fetch(feed).getInt("added")).isEqualTo(1);
    }

    /** Somebody changes the subscription and so becomes one of its authors. */
    private void resubscribes(String token, String feed) {
        changes(token, feed).statusCode(200);
    }

    private ValidatableResponse changes(String token, String feed) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"name\":\"Feed of " + officer + "\",\"refresh\":\"PT1H\",\"stale_after\":\"PT720H\"}")
                .put("/api/v1/roster/feeds/" + feed)
                .then();
    }

    @Test
    void shouldNeverRevealTheAddress() {
        calendar = CalendarFixtures.calendar(shift("one", 24));
        String feed = subscribe("PT720H");
        fetch(feed);

        for (String path : List.of("", "/" + feed, "/" + feed + "/fetches")) {
            clerk().get("/api/v1/roster/feeds" + path).then().statusCode(200).body(not(containsString(SECRET)));
        }
        assertThat(results.text(
                        "select encode(sealed_url, 'escape') || coalesce(string_agg(encode(payload, 'escape'), ''), '')"
                                + " from roster_feed left join outbox on true where feed_id = '" + feed
                                + "' group by sealed_url"))
                .doesNotContain(SECRET);
        clerk().delete("/api/v1/roster/feeds/" + feed).then().statusCode(204);
        clerk().get("/api/v1/roster/feeds/" + feed).then().statusCode(404);
        assertThat(starts()).hasSize(1);
    }

    @Test
    void shouldRefuseInvalidSubscriptions() {
        create("https://127.0.0.1/a", "PT1M", "PT24H")
                .statusCode(400)
                .body("detail", containsString("refresh must be from"));
        create("https://127.0.0.1/a", "PT1H", "PT30M")
                .statusCode(400)
                .body("detail", containsString("stale_after must be"));
        create("ftp://127.0.0.1/" + SECRET, "PT1H", "PT24H")
                .statusCode(400)
                .body("detail", equalTo("url is not an https address"));
    }

    /** A calendar event for a shift of ten hours that begins this many hours from now. */
    private String shift(String uid, int hours) {
        return shiftOf(officer, uid, hours);
    }

    private static String shiftOf(String employee, String uid, int hours) {
        return CalendarFixtures.event(
                uid,
                "X-EMPLOYEE-ID:" + employee,
                "DTSTART:" + UTC.format(HOUR.plus(Duration.ofHours(hours))),
                "DURATION:PT10H");
    }

    private String subscribe(String staleAfter) {
        return subscribe(staleAfter, "");
    }

    private String subscribe(String staleAfter, String path) {
        return create("http://127.0.0.1:" + host.getAddress().getPort() + "/" + SECRET + path, "PT1H", staleAfter)
                .statusCode(201)
                .body("host", equalTo("127.0.0.1"))
                .body(not(containsString(SECRET)))
                .extract()
                .path("feed_id");
    }

    private ValidatableResponse create(String url, String refresh, String staleAfter) {
        return clerk().contentType("application/json")
                .body("{\"name\":\"Feed " + officer + (url.endsWith(OTHER) ? OTHER : "") + "\",\"url\":\"" + url
                        + "\",\"refresh\":\"" + refresh
                        + "\",\"stale_after\":\"" + staleAfter + "\"}")
                .post("/api/v1/roster/feeds")
                .then();
    }

    private static JsonPath fetch(String feed) {
        return clerk().post("/api/v1/roster/feeds/" + feed + "/fetch")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> starts() {
        return clerk().queryParam("employee_id", officer)
                .queryParam("from", HOUR.minus(Duration.ofDays(1)).toString())
                .queryParam("to", HOUR.plus(Duration.ofDays(9)).toString())
                .get("/api/v1/duty")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.state == 'ON_DUTY' }.start", String.class);
    }

    private static RequestSpecification clerk() {
        return DepartmentFixtures.as(TestTokens.of("journey-clerk", "roster-admin"));
    }
}
