package org.dutywatch.ingest.bulkloads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Tests that older lines are evidence only after one administrator has asked and another person has approved. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class BulkLoadsIT {
    private static final String ASKING = TestTokens.of("standards", "administrator");
    private static final String OTHER = TestTokens.of("deputy", "administrator");
    private static final String CHIEF = TestTokens.of("chief", "chief");
    private static final String REASON = "The proxy of the annex was not connected";

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    private final Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(100));
    private final Instant to = from.plus(Duration.ofDays(10));

    @Test
    void shouldAcceptOlderLinesOfTheRangeOnceAnotherPersonHasApproved() {
        feed.registerSourceWithMaxAge("bulk-approved", Duration.ofDays(35), "BL1", "blapproved");
        feed.registerSourceWithMaxAge("bulk-other", Duration.ofDays(35));
        String inside = visit("blapproved", from.plusSeconds(60));
        String outside = visit("blapproved", to.plusSeconds(60));
        feed.post("bulk-approved", inside, outside);
        feed.awaitLines("bulk-approved", 2);
        assertThat(feed.observationsOf("BL1")).isEmpty();

        String id = ask("bulk-approved", from, to);
        list("bulk-approved").body("items.state", contains("awaited")).body("items[0].valid_until", nullValue());
        feed.post("bulk-approved", inside);
        feed.awaitLines("bulk-approved", 3);
        assertThat(feed.observationsOf("BL1")).isEmpty();
        decide("bulk-approved", id, "approve", CHIEF)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("asked_by", equalTo("standards"))
                .body("decided_by", equalTo("chief"))
                .body("valid_until", notNullValue());

        replay("bulk-approved");
        feed.post("bulk-other", inside);
        feed.awaitLines("bulk-approved", 6);
        feed.awaitLines("bulk-other", 1);
        await("the access of the range")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !feed.observationsOf("BL1").isEmpty());
        var source = feed.source("bulk-approved");
        assertThat(source.getLong("outcomes.observed")).isEqualTo(2);
        assertThat(source.getLong("outcomes.malformed")).isEqualTo(4);
        assertThat(feed.source("bulk-other").getLong("outcomes.malformed")).isEqualTo(1);
        assertThat(feed.observationsOf("BL1").stream()
                        .map(observation -> observation.getString("start"))
                        .distinct())
                .hasSize(1);
        await("its decision is published")
                .atMost(Duration.ofSeconds(30))
                .until(() -> feed.decisionStates(id).equals(List.of("BULK_LOAD AWAITED", "BULK_LOAD APPROVED")));
        for (String action : new String[] {"ask_bulk_load", "approve_bulk_load"}) {
            await(action + " in the audit trail")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> isAudited(action, "bulk-approved", id));
        }
    }

    @Test
    void shouldNotLetWhoeverAskedDecide() {
        feed.registerSource("bulk-own");
        String id = ask("bulk-own", from, to);

        decide("bulk-own", id, "approve", ASKING)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("a second person"));
        decide("bulk-own", id, "approve", TestTokens.of("standards", "chief")).statusCode(422);
        decide("bulk-own", id, "decline", ASKING).statusCode(422);

        list("bulk-own").body("items.state", contains("awaited"));
    }

    @Test
    void shouldNotLetASecondAccountOfWhoeverAskedDecide() {
        feed.registerSource("bulk-second");
        feed.employeeWithLogin("BL9", 1, "standards@ridgemont-pd.example", "blninth");
        feed.employeeWithLogin("BL9", 2, "standards@ridgemont-pd.example", "blninth", "standards2");
        await("the login and the user name of the second account are known")
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.withHandle(handle -> handle.createQuery(
                                        "select count(*) from employee_login l join employee_name n using (employee_id)"
                                                + " where employee_id = 'BL9' and username = 'standards2'")
                                .mapTo(Integer.class)
                                .one())
                        == 1);
        String id = ask("bulk-second", from, to);

        decide("bulk-second", id, "approve", TestTokens.of("standards2", "administrator"))
                .statusCode(422)
                .body("detail", containsString("a second person"));
        decide("bulk-second", id, "decline", TestTokens.of("standards2", "chief"))
                .statusCode(422);

        list("bulk-second").body("items.state", contains("awaited"));
        decide("bulk-second", id, "approve", CHIEF).statusCode(200);
    }

    @Test
    void shouldDecideOnlyOnce() {
        feed.registerSource("bulk-once");
        String declined = ask("bulk-once", from, to);
        decide("bulk-once", declined, "decline", OTHER).statusCode(200).body("state", equalTo("declined"));
        decide("bulk-once", declined, "approve", CHIEF).statusCode(409).body("detail", containsString("declined"));
        String approved = ask("bulk-once", from, to);
        decide("bulk-once", approved, "approve", OTHER).statusCode(200);
        decide("bulk-once", approved, "decline", CHIEF).statusCode(409).body("detail", containsString("approved"));

        list("bulk-once").body("items.state", contains("approved", "declined"));
    }

    @Test
    void shouldAcceptNoMoreLinesWhenTheTimeOfTheApprovalIsOver() {
        feed.registerSourceWithMaxAge("bulk-over", Duration.ofDays(35), "BL2", "blover");
        feed.post("bulk-over", visit("blover", from.plusSeconds(30)));
        feed.awaitLines("bulk-over", 1);
        String id = ask("bulk-over", from, to);
        decide("bulk-over", id, "approve", CHIEF).statusCode(200);
        set(id, "valid_until", Instant.now().minusSeconds(1));

        replay("bulk-over");
        feed.awaitLines("bulk-over", 2);

        assertThat(feed.source("bulk-over").getLong("outcomes.malformed")).isEqualTo(2);
        assertThat(feed.observationsOf("BL2")).isEmpty();
        list("bulk-over").body("items.state", contains("expired"));
    }

    @Test
    void shouldNotApproveWhatNobodyDecidedInTime() {
        feed.registerSource("bulk-late");
        String id = ask("bulk-late", from, to);
        set(id, "decide_by", Instant.now().minusSeconds(1));

        decide("bulk-late", id, "approve", CHIEF).statusCode(409).body("detail", containsString("expired"));
    }

    @Test
    void shouldRefuseARangeOrAReasonThatIsNotValid() {
        feed.registerSource("bulk-invalid");
        Instant now = Instant.now();

        tryToAsk("bulk-invalid", from, from, REASON).statusCode(400).body("detail", containsString("from"));
        tryToAsk("bulk-invalid", to, from, REASON).statusCode(400);
        tryToAsk("bulk-invalid", from, now.plusSeconds(3600), REASON).statusCode(400);
        tryToAsk("bulk-invalid", from.minus(Duration.ofDays(400)), to, REASON)
                .statusCode(400)
                .body("detail", containsString("366 days"));
        tryToAsk("bulk-invalid", from, to, "why not").statusCode(400).body("detail", containsString("reason"));
        tryToAsk("bulk-invalid", from, to, " ".repeat(20)).statusCode(400).body("detail", containsString("reason"));
        tryToAsk("bulk-nobody", from, to, REASON).statusCode(404);
        list("bulk-invalid").body("items", hasSize(0));
    }

    @Test
    void shouldAnswerNotFoundForABulkLoadOfAnotherSource() {
        feed.registerSource("bulk-mine");
        feed.registerSource("bulk-theirs");
        String id = ask("bulk-mine", from, to);

        decide("bulk-theirs", id, "approve", CHIEF).statusCode(404);
        decide("bulk-mine", UUID.randomUUID().toString(), "approve", CHIEF).statusCode(404);
        decide("bulk-mine", "no-id", "decline", CHIEF).statusCode(404);
    }

    private static String ask(String source, Instant from, Instant to) {
        return tryToAsk(source, from, to, REASON)
                .statusCode(201)
                .body("state", equalTo("awaited"))
                .extract()
                .path("bulk_load_id");
    }

    private static ValidatableResponse tryToAsk(String source, Instant from, Instant to, String reason) {
        return given().auth()
                .oauth2(ASKING)
                .contentType("application/json")
                .body("{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"reason\":\"" + reason + "\"}")
                .post("/api/v1/sources/" + source + "/bulk-loads")
                .then();
    }

    private static ValidatableResponse decide(String source, String id, String decision, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/sources/" + source + "/bulk-loads/" + id + "/" + decision)
                .then();
    }

    private static ValidatableResponse list(String source) {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/sources/" + source + "/bulk-loads")
                .then()
                .statusCode(200);
    }

    private static void replay(String source) {
        await("dead letters of " + source)
                .atMost(Duration.ofSeconds(30))
                .until(() -> given().auth()
                                .oauth2(IngestFeed.networkAdmin())
                                .contentType("application/json")
                                .body("{\"source\":\"" + source + "\",\"reason\":\"too_old\"}")
                                .post("/api/v1/dead-letters/replay")
                                .then()
                                .statusCode(200)
                                .extract()
                                .<Integer>path("replayed")
                        > 0);
    }

    private boolean isAudited(String action, String source, String id) {
        return !feed.records("audit.recorded.v1", record -> {
                    String value = new String(record.value(), StandardCharsets.UTF_8);
                    return value.contains('"' + action + '"') && value.contains(source) && value.contains(id);
                })
                .isEmpty();
    }

    private void set(String id, String column, Instant time) {
        OwnerDatabase.execute(
                column.equals("decide_by")
                        ? "update decision set decide_by = '" + time + "' where decision_id = '" + id + "'"
                        : "update bulk_load set valid_until = '" + time + "' where bulk_load_id = '" + id + "'");
    }

    private static String visit(String user, Instant at) {
        return SquidLines.from("10.20.1.23", user, at);
    }
}
