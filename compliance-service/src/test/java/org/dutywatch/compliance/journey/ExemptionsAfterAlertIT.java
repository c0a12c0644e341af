package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an alert an exemption of the shift, and its revocation, need the approval of a second person. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ExemptionsAfterAlertIT {
    /** A Friday, 06:00 to 16:00 in Chicago. */
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");

    private static final Instant END = Instant.parse("2026-11-06T22:00:00Z");
    private static final Instant VISIT = START.plus(Duration.ofHours(2));
    private static final String STANDARDS = TestTokens.of("h-standards", "administrator");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";
    private String sergeant = "";
    private int revision;

    @BeforeEach
    void officerWithAnAlert() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        officer = "H-G" + name;
        unit = "Unit " + officer;
        String sergeantId = "H-GS" + name;
        sergeant = DepartmentFixtures.tokenOf(sergeantId, "supervisor");
        DepartmentFixtures.employs(sergeantId, "Sergeants " + name, "");
        DepartmentFixtures.employs(officer, unit, sergeantId);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 60);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        revision = results.finding(officer).getInt("revision");
    }

    @Test
    void shouldChangeNothingUntilASecondPersonApproves() {
        String draft = grant(sergeant, ofOfficer(), START, END)
                .statusCode(202)
                .body("state", equalTo("AWAITED"), "action", equalTo("GRANT"))
                .extract()
                .path("draft_id");
        assertThat(grant(sergeant, ofOfficer(), START, END)
                        .statusCode(202)
                        .extract()
                        .<String>path("draft_id"))
                .isEqualTo(draft);
        results.awaitEvaluated(officer, observations());
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision);

        DepartmentFixtures.approvesExemption(draft, sergeant)
                .statusCode(422)
                .body("detail", containsString("a second person must decide"));
        DepartmentFixtures.approvesExemption(draft, DepartmentFixtures.tokenOf(officer, "administrator"))
                .statusCode(422);
        DepartmentFixtures.approvesExemption(draft, STANDARDS).statusCode(200);

        assertThat(results.awaitRevision(officer, revision + 1).getString("state"))
                .isEqualTo("WITHDRAWN");

        // The alert is withdrawn, but somebody was notified: the revocation needs a second person, too.
        String revocation = revoke(sergeant, draft)
                .statusCode(202)
                .body("action", equalTo("REVOKE"), "exemption_id", equalTo(draft))
                .extract()
                .path("draft_id");
        assertThat(revoke(sergeant, draft).extract().<String>path("draft_id")).isEqualTo(revocation);
        DepartmentFixtures.approvesExemption(revocation, sergeant).statusCode(422);
        assertThat(results.finding(officer).getString("state")).isEqualTo("WITHDRAWN");
        DepartmentFixtures.approvesExemption(revocation, STANDARDS).statusCode(200);

        assertThat(results.awaitRevision(officer, revision + 2).getString("state"))
                .isEqualTo("OPEN");
        revoke(sergeant, draft).statusCode(409);
    }

    @Test
    void shouldLetOnePersonGrantWhatDoesNotAffectTheShift() {
        String friday = weekly("FRIDAY", "05:00", "06:00");
        String saturday = weekly("SATURDAY", "09:00", "11:00");
        Instant from = START.minus(Duration.ofDays(20));
        Instant to = END.plus(Duration.ofDays(20));

        grant(sergeant, ofOfficer(), END, END.plus(Duration.ofHours(3))).statusCode(201);
        grant(sergeant, ofOfficer() + friday, from, to).statusCode(201);
        grant(sergeant, ofOfficer() + saturday, from, to).statusCode(201);
        grant(STANDARDS, "\"unit\": \"Sergeants " + officer.substring(3) + "\"", START, END)
                .statusCode(201);

        // The local hour before the shift affects it where sites are named: their accesses can start a visit in it.
        grant(sergeant, ofOfficer() + friday + ", \"sites\": [\"facebook\"]", from, to)
                .statusCode(202);
        grant(sergeant, ofOfficer() + weekly("FRIDAY", "05:00", "06:01"), from, to)
                .statusCode(202);
    }

    /** The unit at the start of the shift decides. */
    @Test
    void shouldAskForAnExemptionOfTheUnitOfThatTimeOnly() {
        String newcomer = "H-GN" + officer.substring(3);
        DepartmentFixtures.employs(newcomer, "Elsewhere " + officer, "");
        DepartmentFixtures.moves(officer, newcomer, START.plusSeconds(1));

        grant(STANDARDS, "\"unit\": \"Elsewhere " + officer + "\"", START, END).statusCode(201);
        // Nobody belongs to the former unit now.
        DepartmentFixtures.employs("H-GM" + officer.substring(3), unit, newcomer);
        grant(STANDARDS, "\"unit\": \"" + unit + "\"", VISIT, END).statusCode(202);
    }

    @Test
    void shouldFindAnAlertThatIsRaisedWhileTheExemptionIsGranted() throws Exception {
        Instant next = START.plus(Duration.ofDays(1));
        DepartmentFixtures.rosters(officer, next, next.plus(Duration.ofHours(10)));
        results.awaitEvaluated(officer, observations());

        // An evaluation of the shift that has raised an alert and is about to commit.
        QuarkusTransaction.begin();
        results.change("insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at) values ('"
                + officer + "', '" + next + "', 'ROSTER', true, now())");
        results.change("insert into alerted_shift (finding_id, employee_id, starts_from, starts_until, ends_by) values"
                + " (gen_random_uuid(), '" + officer + "', '" + next + "', '" + next + "', '"
                + next.plus(Duration.ofHours(10)) + "')");
        var granted =
                CompletableFuture.supplyAsync(() -> grant(sergeant, ofOfficer(), next, next.plus(Duration.ofHours(1))));
        await("the exemption waits for the evaluation")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and query like '%insert into evaluation_due%'")
                        > 0);
        QuarkusTransaction.commit();

        granted.get(60, TimeUnit.SECONDS).statusCode(202);
    }

    private int observations() {
        return (int) results.number(
                "select coalesce(sum(observations), 0) from evidence where employee_id = '" + officer + "'");
    }

    private String ofOfficer() {
        return "\"employee_id\": \"" + officer + "\"";
    }

    /** Local hours in Chicago. */
    private static String weekly(String day, String from, String to) {
        return ", \"weekly\": {\"weekdays\": [\"" + day + "\"], \"from\": \"" + from + "\", \"to\": \"" + to
                + "\", \"zone\": \"America/Chicago\"}";
    }

    private static ValidatableResponse grant(String token, String fields, Instant from, Instant to) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{" + fields + ", \"start\": \"" + from + "\", \"end\": \"" + to + "\", \"reason\": \"search\"}")
                .post("/api/v1/exemptions")
                .then();
    }

    private static ValidatableResponse revoke(String token, String exemption) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"reason\": \"nobody sent him\"}")
                .post("/api/v1/exemptions/" + exemption + "/revoke")
                .then();
    }
}
