package org.dutywatch.compliance.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.operations.ChangeShift;
import org.dutywatch.compliance.duty.operations.ShiftRequest;
import org.dutywatch.compliance.duty.queue.EvaluationQueue;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.SignedIn;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code duty} decides who was on duty when and under whom, and which shifts must be evaluated. What enters:
 * rosters and clock times of a roster administrator or a calendar. What leaves: {@link CurrentShifts} and
 * {@link EvaluationQueue} for the areas above, {@code /api/v1/duty} for people, each also as it was known earlier.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DutyIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));

    @Inject
    CurrentShifts currentShifts;

    @Inject
    ChangeShift changeShift;

    @Inject
    AlertedShifts alertedShifts;

    @Inject
    Results results;

    @Inject
    SignedIn signedIn;

    private String officer = "";
    private String sergeant = "";

    @BeforeEach
    void newOfficer() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "DUO" + tag;
        sergeant = "DUS" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, "");
    }

    @Test
    void shouldAnswerWhatSomebodyDidAtAnInstantWhenARosterIsImported() {
        imports("""
                employee_id,start,end,kind,break_start,break_end
                %1$s,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,2026-11-05T17:00:00Z,2026-11-05T17:30:00Z
                %1$s,2026-11-05T20:00:00Z,2026-11-05T21:00:00Z,LEAVE,,
                """.formatted(officer));

        assertThat(stateAt("2026-11-05T13:00:00Z")).containsExactly("ON_DUTY");
        assertThat(stateAt("2026-11-05T17:10:00Z")).containsExactly("BREAK");
        assertThat(stateAt("2026-11-05T20:30:00Z")).containsExactly("LEAVE");
        assertThat(stateAt("2026-11-05T22:00:00Z")).isEmpty();
        assertThat(currentShifts.shift(officer, START).orElseThrow().duty().length())
                .isEqualTo(Duration.ofMinutes(510));
    }

    @Test
    void shouldCountTheTimeWorkedWhenTheOfficerClockedOut() {
        DepartmentFixtures.rosters(officer, START, END);

        clerk().contentType("application/json")
                .body("""
                        {"clock_in": "2026-11-05T12:05:00Z", "clock_out": "2026-11-05T23:00:00Z",
                         "source": "CAD log-on", "reason": "held over"}
                        """)
                .put("/api/v1/roster/shifts/" + officer + "/" + START + "/actual")
                .then()
                .statusCode(200);

        assertThat(stateAt("2026-11-05T12:00:00Z")).isEmpty();
        assertThat(stateAt("2026-11-05T22:30:00Z")).containsExactly("ON_DUTY");
    }

    @Test
    void shouldNameTheSupervisorOfTheShiftWhenTheRosterAssignsOne() {
        clerk().contentType("application/json")
                .body("""
                        {"employee_id": "%s", "start": "%s", "end": "%s", "kind": "REGULAR",
                         "supervisor_id": "%s", "reason": "lent for a day"}
                        """.formatted(officer, START, END, sergeant))
                .post("/api/v1/roster/shifts")
                .then()
                .statusCode(200);

        supervisorAt(START).body("chain.employee_id", contains(sergeant)).body("chain.why", contains("ROSTER"));
        supervisorAt(END).body("chain", empty());
    }

    @Test
    void shouldAnswerAsKnownEarlierWhenTheRosterWasChangedLater() {
        DepartmentFixtures.rosters(officer, START, END);
        Instant known = Instant.now();

        DepartmentFixtures.takesOffTheRoster(officer, START);

        assertThat(stateAt("2026-11-05T13:00:00Z")).containsExactly("UNKNOWN");
        assertThat(stateAt("2026-11-05T13:00:00Z", known)).containsExactly("ON_DUTY");
    }

    @Test
    void shouldKnowAnEntryWhenAMachineRecordedItWhoseClockIsAhead() {
        DepartmentFixtures.rosters(officer, START, END);
        OwnerDatabase.execute(
                "update roster_entry set recorded_at = recorded_at + interval '1 hour' where employee_id = '" + officer
                        + "'");

        List<String> states = clerk().get(
                        "/api/v1/duty?employee_id=" + officer + "&from=" + START + "&to=" + START.plusSeconds(1))
                .path("items.state");
        assertThat(states).containsExactly("ON_DUTY");
        clerk().contentType("text/csv")
                .body("employee_id,start,end,kind,break_start,break_end\n" + officer + "," + START + "," + END
                        + ",REGULAR,,\n")
                .post("/api/v1/roster/import")
                .then()
                .body("counts.unchanged", equalTo(1));
    }

    @Test
    void shouldEnqueueTheShiftInTheSameTransactionWhenTheRosterChanges() {
        signedIn.as("duty-clerk", "roster-admin");
        QuarkusTransaction.begin();
        try {
            changeShift.put(
                    new ShiftRequest(officer, START, END, ShiftKind.OVERTIME, null, null, null, "a long night"));

            assertThat(results.text("select cause from evaluation_due where employee_id = '" + officer
                            + "' and shift_start = '" + START + "'"))
                    .isEqualTo("ROSTER");
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void shouldWaitForASecondPersonWhenThereIsAnAlertAboutTheShift() {
        DepartmentFixtures.rosters(officer, START, END);
        QuarkusTransaction.requiringNew()
                .run(() -> alertedShifts.add(new AlertedPeriod(UUID.randomUUID(), officer, START, START, END)));

        String correction = clerk().queryParam("reason", "was on leave")
                .delete("/api/v1/roster/shifts/" + officer + "/" + START)
                .then()
                .statusCode(202)
                .extract()
                .path("correction_id");

        assertThat(stateAt("2026-11-05T13:00:00Z")).containsExactly("ON_DUTY");
        approves(TestTokens.of("duty-clerk", "roster-admin"), correction).statusCode(422);
        approves(TestTokens.of("duty-chief", "chief"), correction).statusCode(200);
        assertThat(currentShifts.shift(officer, START)).isEmpty();
    }

    private static ValidatableResponse approves(String token, String correction) {
        return DepartmentFixtures.as(token)
                .post("/api/v1/roster/corrections/" + ShownIds.ofRosterRecord(token, correction) + "/approve")
                .then();
    }

    private List<String> stateAt(String instant) {
        return stateAt(instant, Instant.now());
    }

    private List<String> stateAt(String instant, Instant known) {
        Instant from = Instant.parse(instant);
        return clerk().queryParam("as_of", known.toString())
                .get("/api/v1/duty?employee_id=" + officer + "&from=" + from + "&to=" + from.plusSeconds(1))
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
    }

    private ValidatableResponse supervisorAt(Instant at) {
        return clerk().get("/api/v1/duty/supervisor?employee_id=" + officer + "&at=" + at)
                .then()
                .statusCode(200);
    }

    private static void imports(String file) {
        clerk().contentType("text/csv")
                .body(file)
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200)
                .body("counts.refused", equalTo(0));
    }

    private static RequestSpecification clerk() {
        return DepartmentFixtures.as(TestTokens.of("duty-clerk", "roster-admin"));
    }
}
