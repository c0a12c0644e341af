package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.compliance.cases.holds.RetentionChanged;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.measuring.evidence.DropOldEvidence;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A legal hold keeps data about an employee until a second person lifts it. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LegalHoldIT {
    private static final String HOLDS = "/api/v1/legal-holds";

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    DropOldEvidence dropOldEvidence;

    @Inject
    Results results;

    @Inject
    ComplianceTopics topics;

    /** Noon, 270 days ago or earlier: each test has a day of its own, so that no test drops the evidence of another. */
    private static Instant start = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(270))
            .plus(Duration.ofHours(12));

    private String officer = "";
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void officerWithOldEvidenceAndNoFinding() {
        start = start.minus(Duration.ofDays(4));
        day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        officer = "LO" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + officer, 30);
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(2)), 20);
        collectEvidence.collect(visit);
        results.awaitEvaluated(officer, visit.size());
        UnmaskingFixtures.unmasks(admin("a"), officer);
    }

    @Test
    void shouldKeepTheEvidenceUntilASecondPersonLiftsTheHold() {
        String hold = held(officer);
        assertThat(dropped()).doesNotContain(day);
        assertThat(explanation()).isEqualTo(200);

        lift(hold, "a").statusCode(200).body("state", equalTo("LIFT_AWAITED"));
        lift(hold, "b").statusCode(409);
        assertThat(dropped()).doesNotContain(day);
        approve(hold, "a").statusCode(422).body("detail", containsString("second person"));
        approve(hold, "b").statusCode(200).body("state", equalTo("LIFTED")).body("lifted_at", notNullValue());
        approve(hold, "b").statusCode(409);

        assertThat(dropped()).contains(day);
        assertThat(explanation()).isEqualTo(409);
        await("the hold and its end are published")
                .atMost(Results.PATIENCE)
                .until(() -> published(hold, "HOLD_SET") == 1 && published(hold, "HOLD_LIFTED") == 1);
        for (String action : List.of("set_legal_hold", "ask_lift_legal_hold", "lift_legal_hold")) {
            await(action + " is audited")
                    .atMost(Results.PATIENCE)
                    .until(() -> results.number("select count(*) from audit_record where action = '" + action
                                    + "' and subject = '" + officer + "' and purpose like '" + hold + "%'")
                            == 1);
        }
    }

    private long published(String hold, String kind) {
        return topics.values(RetentionChanged.TOPIC).stream()
                .filter(event -> event.contains(hold) && event.contains(kind) && event.contains(officer))
                .count();
    }

    @Test
    void shouldNotLetTheOneWhoSetTheHoldApproveThatItIsLifted() {
        String hold = held(officer);
        lift(hold, "b").statusCode(200);

        approve(hold, "a").statusCode(422).body("detail", containsString("who set a legal hold"));
        approve(hold, "b").statusCode(422);
        approve(hold, "c").statusCode(200);
    }

    @Test
    void shouldStayInForceWhenTheLiftIsDeclinedAndLetSomebodyAskAgain() {
        String hold = held(officer);
        lift(hold, "b").statusCode(200);
        json(admin("b"), "{\"reason\": \"no\"}")
                .post(HOLDS + "/" + hold + "/lift/decline")
                .then()
                .statusCode(422);

        json(admin("a"), "{\"reason\": \"the court still has it\"}")
                .post(HOLDS + "/" + hold + "/lift/decline")
                .then()
                .statusCode(200)
                .body("state", equalTo("HELD"));

        assertThat(dropped()).doesNotContain(day);
        approve(hold, "c").statusCode(409);
        lift(hold, "b").statusCode(200);
    }

    @Test
    void shouldHideAHoldFromItsSubjectAndShowOthersNeitherPersonNorTexts() {
        String hold = held(officer);
        String subject = DepartmentFixtures.tokenOf(officer, "administrator");

        list(subject, "").body("items.hold_id", not(hasItem(hold)));
        json(subject, "{\"reason\": \"it is about me\"}")
                .post(HOLDS + "/" + hold + "/lift")
                .then()
                .statusCode(404);
        json(subject, request(officer)).post(HOLDS).then().statusCode(422);
        list(admin("b"), "?employee_id=" + officer).statusCode(403);
        list(admin("b"), "")
                .statusCode(200)
                .body("items.find { it.hold_id == '" + hold + "' }.employee_id", nullValue())
                .body("items.find { it.hold_id == '" + hold + "' }.finding_id", nullValue())
                .body("items.find { it.hold_id == '" + hold + "' }.reason", nullValue())
                .body("items.find { it.hold_id == '" + hold + "' }.from", matchesPattern(".*T0[56]:00:00Z"));
        list(DepartmentFixtures.auditor(), "?employee_id=" + officer)
                .statusCode(200)
                .body("items.hold_id", contains(hold))
                .body("items[0].employee_id", equalTo(officer))
                .body("items[0].reason", equalTo("lawsuit 26-1187"))
                .body("items[0].evidence_dropped_on", empty());
    }

    @Test
    void shouldRefuseARequestThatDoesNotSayWhatToHold() {
        String times = ", \"from\": \"" + start + "\", \"to\": \"" + start.plusSeconds(60) + "\"";
        refused("{\"reason\": \"x\"" + times + "}", 400, "either employee_id or finding_id");
        refused(
                "{\"reason\": \"x\", \"employee_id\": \"E\", \"finding_id\": \"" + UUID.randomUUID() + "\"" + times
                        + "}",
                400,
                "either employee_id or finding_id");
        refused("{\"reason\": \"x\", \"employee_id\": \"" + officer + "\"}", 400, "from and to");
        refused(
                "{\"reason\": \"x\", \"employee_id\": \"" + officer + "\", \"from\": \"" + start + "\", \"to\": \""
                        + start + "\"}",
                400,
                "from before to");
        refused("{\"reason\": \" \", \"employee_id\": \"" + officer + "\"" + times + "}", 400, "reason");
        refused("{\"reason\": \"x\", \"employee_id\": \"nobody\"" + times + "}", 403, "unmasking");
        refused("{\"reason\": \"x\", \"employee_id\": \"P-NOBODY\"" + times + "}", 404, "no such pseudonym");
        refused(
                "{\"reason\": \"x\", \"employee_id\": \"" + officer + "\", \"from\": \"" + start
                        + "\", \"to\": \"+294276-12-31T23:00:00Z\"}",
                400,
                "1900 to 2200");
        refused("{\"reason\": \"x\", \"finding_id\": \"" + UUID.randomUUID() + "\"}", 404, "no finding");
    }

    @Test
    void shouldSayThatTheEvidenceIsDroppedAlready() {
        assertThat(dropped()).contains(day);

        json(admin("a"), request(officer))
                .post(HOLDS)
                .then()
                .statusCode(201)
                .body("state", equalTo("HELD"))
                .body("evidence_dropped_on", contains(day.toString()));

        assertThat(explanation()).isEqualTo(409);
    }

    /** On a slow machine the drop may give up waiting for the lock: then the hold comes first, and keeps the day. */
    @Test
    void shouldSayWhatIsDroppedWhenTheHoldIsSetWhileTheDayIsBeingDropped() {
        setLastArrival();
        CompletableFuture<List<LocalDate>> drop;
        CompletableFuture<Response> hold;
        QuarkusTransaction.begin();
        try {
            results.change("lock table only evidence in access share mode");
            drop = CompletableFuture.supplyAsync(dropOldEvidence::dropOldDays);
            awaitWaitingOrDone(1, drop);
            hold = CompletableFuture.supplyAsync(
                    () -> json(admin("a"), request(officer)).post(HOLDS));
            awaitWaitingOrDone(2, drop);
        } finally {
            QuarkusTransaction.rollback();
        }

        boolean dropped = drop.join().contains(day);
        hold.join().then().statusCode(201).body("evidence_dropped_on", dropped ? contains(day.toString()) : empty());
        assertThat(explanation()).isEqualTo(dropped ? 409 : 200);
        assertThat(dropped()).doesNotContain(day);
        assertThat(explanation()).isEqualTo(dropped ? 409 : 200);
    }

    @Test
    void shouldHoldTheShiftOfAFinding() {
        collectEvidence.collect(AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(5)), 20));
        await("a finding")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from finding where employee_id = '" + officer + "'") == 1);
        String finding = ShownIds.forToken(admin("a"), results.finding(officer).getString("finding_id"));

        String hold = json(admin("a"), "{\"finding_id\": \"" + finding + "\", \"reason\": \"lawsuit 26-1187\"}")
                .post(HOLDS)
                .then()
                .statusCode(201)
                .body("from", equalTo(start.toString()))
                .body("to", equalTo(start.plus(Duration.ofHours(10)).toString()))
                .body("finding_id", equalTo(finding))
                .extract()
                .path("hold_id");

        DepartmentFixtures.exempts(officer, start, start.plus(Duration.ofHours(10)));
        await("the finding is withdrawn")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("WITHDRAWN"));
        assertThat(dropped()).as("held by " + hold).doesNotContain(day);
        assertThat(Management.metrics())
                .containsPattern("dutywatch_evidence_holds\\{[^}]*origin=\"LEGAL\"[^}]*} [1-9]");
    }

    private void awaitWaitingOrDone(int count, CompletableFuture<?> drop) {
        await(count + " wait for the lock")
                .atMost(Results.PATIENCE)
                .until(() -> drop.isDone()
                        || QuarkusTransaction.requiringNew()
                                        .call(() -> results.number("select count(*) from pg_locks where not granted"
                                                + " and relation = 'evidence'::regclass"))
                                >= count);
    }

    private static String request(String employee) {
        return "{\"employee_id\": \"" + employee + "\", \"from\": \"" + start + "\", \"to\": \""
                + start.plus(Duration.ofHours(10)) + "\", \"reason\": \"lawsuit 26-1187\"}";
    }

    private static String held(String employee) {
        return json(admin("a"), request(employee))
                .post(HOLDS)
                .then()
                .statusCode(201)
                .body("state", equalTo("HELD"))
                .body("evidence_dropped_on", empty())
                .extract()
                .path("hold_id");
    }

    private static void refused(String body, int status, String detail) {
        json(admin("a"), body)
                .post(HOLDS)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));
    }

    private static ValidatableResponse lift(String hold, String who) {
        return json(admin(who), "{\"reason\": \"the lawsuit is over\"}")
                .post(HOLDS + "/" + hold + "/lift")
                .then();
    }

    private static ValidatableResponse approve(String hold, String who) {
        return DepartmentFixtures.as(admin(who))
                .post(HOLDS + "/" + hold + "/lift/approve")
                .then();
    }

    private static ValidatableResponse list(String token, String query) {
        return DepartmentFixtures.as(token).get(HOLDS + query).then();
    }

    private static io.restassured.specification.RequestSpecification json(String token, String body) {
        return DepartmentFixtures.as(token).contentType("application/json").body(body);
    }

    private static String admin(String who) {
        return TestTokens.of("hold-admin-" + who, who.equals("c") ? "chief" : "administrator");
    }

    private List<LocalDate> dropped() {
        setLastArrival();
        return dropOldEvidence.dropOldDays();
    }

    private void setLastArrival() {
        results.change(
                "update evidence_day set last_arrival_at = now() - interval '91 days' where day = '" + day + "'");
    }

    private int explanation() {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes/" + officer + "/" + start + "/explain")
                .statusCode();
    }
}
