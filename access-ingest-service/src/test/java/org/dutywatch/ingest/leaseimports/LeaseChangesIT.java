package org.dutywatch.ingest.leaseimports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody alone moves recorded accesses to somebody else, or takes them away, by an import of leases. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LeaseChangesIT {
    private static final String SOURCE = "lease-changes-squid";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-19T18:00:00Z");
    private static final Instant MORNING = NOON.minus(Duration.ofHours(4));
    private static final Instant EVENING = NOON.plus(Duration.ofHours(4));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String CHIEF = TestTokens.of("chief", "chief");

    @Inject
    IngestFeed feed;

    @Inject
    Database database;

    @Inject
    ForgetHeldLeases forgetHeldLeases;

    private String address = "";
    private String first = "";
    private String second = "";

    /** The first holds the address all day, and has one access at noon. */
    @BeforeEach
    void oneRecordedAccess() {
        int number = NUMBER.incrementAndGet();
        address = "10.89.1." + number;
        first = "J" + number + "A";
        second = "J" + number + "B";
        feed.registerSource(SOURCE, "username", "lease");
        feed.employeeWithLogin(first, 1, "login-of-" + first, userName(first));
        feed.employeeWithLogin(second, 1, "login-of-" + second, userName(second));
        awaitLogins(first, second);
        importRows(row(first, MORNING, EVENING)).body("rows.outcome", contains("added"));
        feed.post(SOURCE, SquidLines.from(address, "-", NOON));
        await("the access of " + first)
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(first).size() == 1);
    }

    @Test
    void shouldHoldWhatMovesARecordedAccessApplyTheRestAndMoveItOnceASecondPersonApproves() {
        var answer = importRows(
                        row(first, MORNING, MORNING),
                        row(second, MORNING, EVENING),
                        row(second, EVENING.plusSeconds(3600), EVENING.plusSeconds(7200)),
                        row(first, MORNING, MORNING.plusSeconds(-1)).replace(address, "10.89.2.1"))
                .body("rows.outcome", contains("held", "held", "added", "refused"))
                .body("rows[0].reason", containsString("second person"))
                .body("counts.held", equalTo(2));
        String change = answer.extract().path("rows[0].change_id");
        answer.body("rows[1].change_id", equalTo(change)).body("rows[2].change_id", nullValue());
        assertThat(due()).isZero();
        assertThat(leasesOf(second)).isEqualTo(1);
        get(change)
                .body("change.state", equalTo("awaited"))
                .body("change.asked_by", equalTo("netadmin"))
                .body("rows.username", contains(userName(first), userName(second)))
                .body("rows[0].known_end", notNullValue())
                .body("rows.accesses", contains(1, 1))
                .body("rows.holders.flatten().unique()", contains(userName(first)))
                .body("rows[1].known_end", nullValue());
        list().body("items.change_id", hasItem(change));

        decide(change, "approve", CHIEF)
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("decided_by", equalTo("chief"))
                .body("row_count", equalTo(2));

        await("it is the second's")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(second).size() == 1
                        && feed.revocationsOf(first).size() == 1);
        await("both steps are published")
                .atMost(PATIENCE)
                .until(() ->
                        feed.decisionStates(change).equals(List.of("LEASE_CHANGE AWAITED", "LEASE_CHANGE APPROVED")));
        await("the trail says who imported it and who approved it")
                .atMost(PATIENCE)
                .until(() -> feed.audited("correct_attributions", second).stream()
                        .anyMatch(record -> record.getString("purpose").endsWith("netadmin (approved by chief)")));
        for (String action : List.of("ask_lease_change", "view_lease_change", "approve_lease_change")) {
            awaitAudit(action, change);
        }
        for (String employee : List.of(first, second)) {
            awaitAudit("view_lease_change", employee);
        }
    }

    @Test
    void shouldChangeNothingWhenTheSecondPersonDeclines() {
        String change = removeFirst();

        decide(change, "decline", CHIEF).statusCode(200).body("state", equalTo("declined"));

        decide(change, "approve", TestTokens.of("deputy", "administrator"))
                .statusCode(409)
                .body("detail", containsString("declined"));
        assertThat(due()).isZero();
        assertThat(leasesOf(first)).isEqualTo(1);
    }

    @Test
    void shouldHoldALeaseThatOnlyMakesARecordedAccessAmbiguous() {
        importRows(row(second, MORNING, EVENING)).body("rows.outcome", contains("held"));
        importRows(row(second, NOON.plusSeconds(20), EVENING)).body("rows.outcome", contains("held"));
        importRows(row(second, NOON.plusSeconds(40), EVENING)).body("rows.outcome", contains("added"));
        importRows(address + ",," + MORNING + "," + EVENING).body("rows.outcome", contains("held"));
    }

    @Test
    void shouldApplyAtOnceWhatMovesNoRecordedAccess() {
        importRows(
                        row(first, MORNING, NOON.plusSeconds(60)),
                        row(first, MORNING.minusSeconds(60), NOON.plusSeconds(30)),
                        row(first, MORNING, EVENING).replace(userName(first), "RIDGEMONT\\" + userName(first)))
                .body("rows.outcome", contains("superseded", "added", "changed"));
        importRows(row(first, MORNING, MORNING).replace(userName(first), "RIDGEMONT\\" + userName(first)))
                .body("rows.outcome", contains("removed"));

        assertThat(feed.revocationsOf(first)).isEmpty();
    }

    @Test
    void shouldHoldNoMoreOfAFileThanNeeded() {
        importRows(
                        row(first, MORNING, NOON.minusSeconds(60)),
                        row(second, NOON.minusSeconds(50), EVENING),
                        row(second, MORNING, EVENING).replace(address, "10.89.3." + NUMBER.get()))
                .body("rows.outcome", contains("held", "held", "added"));
    }

    @Test
    void shouldAnswerWhatWouldBeHeldAndStoreNothingInADryRun() {
        String dryRun = "?dry_run=true";

        importFile(dryRun, "netadmin", row(first, MORNING, MORNING))
                .body("rows[0].outcome", equalTo("held"))
                .body("rows[0].change_id", nullValue());

        assertThat(database.<Integer>withHandle(
                        handle -> handle.createQuery("select count(*) from held_lease where address = :address")
                                .bind("address", address)
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void shouldAnswerTheSameChangeWhenTheFileIsImportedAgain() {
        String change = removeFirst();

        importRows(row(first, MORNING, MORNING)).body("rows[0].change_id", equalTo(change));
        importFile("", "othernetadmin", row(first, MORNING, MORNING)).body("rows[0].change_id", equalTo(change));
    }

    @Test
    void shouldNotLetTheAuthorDecideWithAnyOfHisAccounts() {
        String author = "J" + NUMBER.get() + "N";
        String own = "own" + author.toLowerCase(Locale.ROOT);
        feed.employeeWithLogin(author, 1, own + "@ridgemont-pd.example", userName(author));
        awaitLogins(author);
        String change =
                importFile("", own, row(first, MORNING, MORNING)).extract().path("rows[0].change_id");

        for (String decision : List.of("approve", "decline")) {
            decide(change, decision, TestTokens.of(own, "administrator"))
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("detail", containsString("a second person"));
            decide(change, decision, TestTokens.withSubject("renamed", own + "@ridgemont-pd.example", "chief"))
                    .statusCode(422);
            decide(change, decision, TestTokens.of(userName(author), "administrator"))
                    .statusCode(422);
        }

        get(change).body("change.state", equalTo("awaited"));
    }

    @Test
    void shouldNotLetWhoeverLosesOrGainsAccessesDecide() {
        String change = importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING))
                .extract()
                .path("rows[0].change_id");

        for (String concerned : List.of(first, second)) {
            decide(change, "approve", TestTokens.withSubject("any", "login-of-" + concerned, "administrator"))
                    .statusCode(422)
                    .body("detail", containsString("concerns you"));
            decide(change, "decline", TestTokens.of(userName(concerned), "chief"))
                    .statusCode(422);
        }

        get(change).body("change.state", equalTo("awaited"));
        decide(change, "approve", TestTokens.withSubject("any", "login-of-nobody", "administrator"))
                .statusCode(200);
    }

    @Test
    void shouldNotLetTheBearerOfAnUnknownUserNameDecideOnHisOwnLease() {
        String change = importRows(row(first, MORNING, MORNING), row(address, "newcomer", MORNING, EVENING))
                .extract()
                .path("rows[1].change_id");

        decide(change, "approve", TestTokens.of("newcomer", "chief")).statusCode(422);
        decide(change, "approve", TestTokens.of("RIDGEMONT\\newcomer", "chief")).statusCode(422);
    }

    @Test
    void shouldRefuseALeaseOfWhoeverImportsIt() {
        String unused = "10.89.4." + NUMBER.get();

        importFile("", userName(second), row(unused, userName(second), MORNING, EVENING))
                .body("rows.outcome", contains("refused"))
                .body("rows[0].reason", containsString("of your own"));
        importFile("", userName(second), row(unused, "Ridgemont\\" + userName(second), MORNING, EVENING))
                .body("rows.outcome", contains("refused"));
        given().auth()
                .oauth2(TestTokens.withSubject("another", "login-of-" + second, "network-admin"))
                .contentType("text/csv")
                .body(file(row(unused, userName(second), MORNING, EVENING)))
                .post("/api/v1/leases/import")
                .then()
                .statusCode(200)
                .body("rows.outcome", contains("refused"));
    }

    @Test
    void shouldRefuseWhatChangesTheAccessesOfWhoeverImportsIt() {
        importFile("", userName(first), row(second, MORNING, EVENING), row(second, EVENING, EVENING.plusSeconds(60)))
                .body("rows.outcome", contains("refused", "added"))
                .body("rows[0].reason", containsString("your own accesses"))
                .body("rows[0].change_id", nullValue());

        assertThat(due()).isZero();
    }

    @Test
    void shouldRefuseWhatWhoeverImportsItSaysAboutThoseAboveHim() {
        String clerk = clerkBelowFirst();
        String unused = "10.89.5." + NUMBER.get();

        importFile("", userName(clerk), row(unused, userName(first), MORNING, EVENING))
                .body("rows.outcome", contains("refused"))
                .body("rows[0].reason", containsString("somebody above you"));
        importFile("", userName(clerk), row(second, MORNING, EVENING))
                .body("rows.outcome", contains("refused"))
                .body("rows[0].change_id", nullValue());
        importFile("", userName(clerk), row(unused, userName(second), MORNING, EVENING))
                .body("rows.outcome", contains("added"));
    }

    @Test
    void shouldNotLetSomebodyBelowWhoeverLosesOrGainsAccessesDecide() {
        String clerk = clerkBelowFirst();
        String change = removeFirst();
        String clerksToken = TestTokens.withSubject("any", "login-of-" + clerk, "administrator");

        for (String decision : List.of("approve", "decline")) {
            decide(change, decision, clerksToken).statusCode(422).body("detail", containsString("above him"));
            given().auth()
                    .oauth2(clerksToken)
                    .contentType("application/json")
                    .body("{\"reason\":\"not needed\"}")
                    .post("/api/v1/decisions/" + change + "/" + decision)
                    .then()
                    .statusCode(422);
        }

        get(change).body("change.state", equalTo("awaited"));
        decide(change, "approve", CHIEF).statusCode(200);
    }

    /** A clerk below a sergeant, who is below the first employee. */
    private String clerkBelowFirst() {
        String sergeant = "J" + NUMBER.get() + "S";
        String clerk = "J" + NUMBER.get() + "C";
        feed.employeeBelow(first, sergeant, 1, "login-of-" + sergeant, userName(sergeant));
        feed.employeeBelow(sergeant, clerk, 1, "login-of-" + clerk, userName(clerk));
        awaitLogins(sergeant, clerk);
        return clerk;
    }

    @Test
    void shouldNotApproveWhenTheLeaseWasChangedSince() {
        String change = importRows(row(first, MORNING, NOON.minusSeconds(60)))
                .body("rows.outcome", contains("held"))
                .extract()
                .path("rows[0].change_id");
        importRows(row(first, MORNING, EVENING.plusSeconds(60))).body("rows.outcome", contains("changed"));

        decide(change, "approve", CHIEF).statusCode(409).body("detail", containsString("changed since"));

        get(change).body("change.state", equalTo("awaited"));
        decide(change, "decline", CHIEF).statusCode(200);
    }

    @Test
    void shouldNotApproveWhenItWouldNowChangeTheAccessesOfSomebodyElse() {
        String ambiguous =
                importRows(address + ",," + MORNING + "," + EVENING).extract().path("rows[0].change_id");
        String moved = importRows(row(first, MORNING, MORNING), row(second, MORNING, EVENING))
                .extract()
                .path("rows[0].change_id");
        decide(moved, "approve", CHIEF).statusCode(200);
        await("it is the second's")
                .atMost(PATIENCE)
                .until(() -> feed.observationsOf(second).size() == 1 && due() == 0);

        decide(ambiguous, "approve", CHIEF).statusCode(409).body("detail", containsString("other employees"));
    }

    @Test
    void shouldExpireWhatNobodyDecidedInTime() {
        String change = removeFirst();
        OwnerDatabase.execute(
                "update decision set decide_by = now() - interval '1 second' where decision_id = '" + change + "'");

        decide(change, "approve", CHIEF).statusCode(409).body("detail", containsString("expired"));
        await("that is published")
                .atMost(PATIENCE)
                .until(() ->
                        feed.decisionStates(change).equals(List.of("LEASE_CHANGE AWAITED", "LEASE_CHANGE EXPIRED")));
        get(change).body("change.state", equalTo("expired"));
        importRows(row(first, MORNING, MORNING))
                .body("rows.outcome", contains("held"))
                .body("rows.change_id", everyItem(not(equalTo(change))));
    }

    @Test
    void shouldForgetTheRowsOfAChangeThatWasSettledLongAgo() {
        String settled = removeFirst();
        decide(settled, "decline", CHIEF).statusCode(200);
        String awaited = removeFirst();
        forgetHeldLeases.forget();
        get(settled).body("rows", hasSize(1));
        OwnerDatabase.execute(
                "alter table decision disable trigger settled_once",
                "update decision set settled_at = now() - interval '36 days' where decision_id = '" + settled + "'",
                "alter table decision enable trigger settled_once");

        forgetHeldLeases.forget();

        get(settled).body("rows", hasSize(0)).body("change.state", equalTo("declined"));
        get(awaited).body("rows", hasSize(1));
    }

    @Test
    void shouldLetNobodyDecideWhoseTokenNamesNoAccount() {
        decide(removeFirst(), "approve", TestTokens.withoutSubject("nobody", "nobody@ridgemont-pd.example", "chief"))
                .statusCode(403);
    }

    @Test
    void shouldNotLetTheLoginOfTheServiceChangeWhatWasAskedForOrDecided() {
        String settled = removeFirst();
        decide(settled, "decline", CHIEF).statusCode(200);

        for (String statement : List.of(
                "update decision set state = 'APPROVED' where decision_id = '" + settled + "'",
                "update decision set author = 'somebody'",
                "update decision set subjects = '{}'",
                "delete from decision",
                "update held_lease set username = 'somebody'",
                "update bulk_load set to_at = now()",
                "delete from bulk_load")) {
            assertThatThrownBy(() -> database.useHandle(handle -> handle.execute(statement)))
                    .as(statement)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void shouldAnswerNotFoundForAChangeThatDoesNotExist() {
        decide(UUID.randomUUID().toString(), "approve", CHIEF).statusCode(404);
        decide("no-id", "decline", CHIEF).statusCode(404);
        given().auth().oauth2(CHIEF).get("/api/v1/leases/changes/no-id").then().statusCode(404);
        list().body("items", not(hasSize(501)));
    }

    private String removeFirst() {
        return importRows(row(first, MORNING, MORNING))
                .body("rows.outcome", contains("held"))
                .extract()
                .path("rows[0].change_id");
    }

    private void awaitLogins(String... employees) {
        await("logins are known")
                .atMost(PATIENCE)
                .until(() -> database.withHandle(handle -> handle.createQuery(
                                        "select count(*) from employee_login where employee_id = any(:ids)")
                                .bindArray("ids", String.class, List.of(employees))
                                .mapTo(Integer.class)
                                .one())
                        == employees.length);
    }

    private void awaitAudit(String action, String change) {
        await(action + " in the audit trail")
                .atMost(PATIENCE)
                .until(() -> !feed.records("audit.recorded.v1", record -> {
                            String value = new String(record.value(), StandardCharsets.UTF_8);
                            return value.contains('"' + action + '"') && value.contains(change);
                        })
                        .isEmpty());
    }

    private int due() {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from leased_access where due and address = :address")
                        .bind("address", address)
                        .mapTo(Integer.class)
                        .one());
    }

    private int leasesOf(String employee) {
        return database.withHandle(
                handle -> handle.createQuery("select count(*) from lease where address = :address and username = :user")
                        .bind("address", address)
                        .bind("user", userName(employee))
                        .mapTo(Integer.class)
                        .one());
    }

    private static String userName(String employee) {
        return "lc" + employee.toLowerCase(Locale.ROOT);
    }

    private String row(String employee, Instant start, Instant end) {
        return row(address, userName(employee), start, end);
    }

    private static String row(String address, String user, Instant start, Instant end) {
        return String.join(",", List.of(address, user, start.toString(), end.toString()));
    }

    private static String file(String... rows) {
        return "address,username,start,end\n" + String.join("\n", rows) + "\n";
    }

    private static ValidatableResponse importRows(String... rows) {
        return importFile("", "netadmin", rows);
    }

    private static ValidatableResponse importFile(String query, String user, String... rows) {
        return given().auth()
                .oauth2(TestTokens.of(user, "network-admin"))
                .contentType("text/csv")
                .body(file(rows))
                .post("/api/v1/leases/import" + query)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decide(String change, String decision, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/leases/changes/" + change + "/" + decision)
                .then();
    }

    private static ValidatableResponse get(String change) {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/leases/changes/" + change)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list() {
        return given().auth()
                .oauth2(IngestFeed.networkAdmin())
                .get("/api/v1/leases/changes")
                .then()
                .statusCode(200);
    }
}
