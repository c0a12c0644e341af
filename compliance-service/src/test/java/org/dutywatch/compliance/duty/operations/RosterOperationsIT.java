package org.dutywatch.compliance.duty.operations;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations of roster administrators on single shifts, and the reasons for which they are refused. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterOperationsIT {
    private static final String DAY = "2026-12-07T12:00:00Z";
    private static final String NIGHT = "2026-12-08T00:00:00Z";

    private String officer = "";
    private String sergeant = "";
    private Department department = new Department("");

    @BeforeEach
    void dayShiftAndNightShift() {
        department = Department.load("B-O" + UUID.randomUUID().toString().substring(0, 6));
        officer = department.id("officer");
        sergeant = department.id("sgt");
        load(officer, DAY, "2026-12-07T22:00:00Z", "REGULAR");
        load(sergeant, NIGHT, "2026-12-08T10:00:00Z", "REGULAR");
    }

    @Test
    void shouldSwapBothShiftsInOneVersion() {
        swap(DAY, NIGHT)
                .statusCode(200)
                .body("superseded.employee_id", contains(officer, sergeant))
                .body("added.employee_id", contains(sergeant, officer))
                .body("added.start", contains(DAY, NIGHT));

        duty(officer).body("items.start", contains(NIGHT));
        duty(sergeant).body("items.start", contains(DAY));
        String recorded = changes(officer).extract().path("items[1].recorded_at");
        changes(sergeant).body("items.find { it.start == '" + DAY + "' }.recorded_at", equalTo(recorded));
    }

    @Test
    void shouldRestoreBothRostersWhenSwappedBack() {
        String before =
                duty(officer).extract().asString() + duty(sergeant).extract().asString();

        swap(DAY, NIGHT).statusCode(200);
        post(
                        "swaps",
                        "{\"employee_id\": \"%s\", \"start\": \"%s\", \"with_employee_id\": \"%s\", \"with_start\":"
                                + " \"%s\", \"reason\": \"back\"}",
                        sergeant,
                        DAY,
                        officer,
                        NIGHT)
                .statusCode(200);

        org.assertj.core.api.Assertions.assertThat(duty(officer).extract().asString()
                        + duty(sergeant).extract().asString())
                .isEqualTo(before);
    }

    @Test
    void shouldRefuseASwapThatOneOfTheTwoCannotWorkAndChangeNothing() {
        load(sergeant, "2026-12-07T20:00:00Z", "2026-12-07T23:00:00Z", "COURT");
        swap(DAY, NIGHT)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString(sergeant + ": overlaps the COURT shift 2026-12-07T20:00:00Z"));
        duty(officer).body("items.start", contains(DAY));

        load(officer, "2026-12-08T04:00:00Z", "2026-12-08T06:00:00Z", "LEAVE");
        remove(sergeant, "2026-12-07T20:00:00Z");
        swap(DAY, NIGHT).statusCode(422).body("detail", containsString(officer + " has LEAVE 2026-12-08T04:00:00Z"));
    }

    @Test
    void shouldRefuseASwapWithoutShiftOrWithOneselfOrWithAnUnknownEmployee() {
        swap("2026-12-07T13:00:00Z", null)
                .statusCode(404)
                .body("detail", equalTo("no shift of " + officer + " starts at 2026-12-07T13:00:00Z"));
        String body = "{\"employee_id\": \"%s\", \"start\": \"" + DAY + "\", \"with_employee_id\": \"%s\", \"reason\":"
                + " \"%s\"}";
        post("swaps", body, officer, officer, "r").statusCode(422).body("detail", containsString("with himself"));
        post("swaps", body, officer, "B-nobody", "r")
                .statusCode(422)
                .body("detail", equalTo("employee_id B-nobody is unknown"));
        post("swaps", body, officer, sergeant, "").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void shouldNotReplaceAShiftThatStartsAtTheSameMoment() {
        load(sergeant, DAY, "2026-12-07T14:00:00Z", "TRAINING");

        swap(DAY, null).statusCode(422).body("detail", containsString(sergeant + " has TRAINING " + DAY));
    }

    @Test
    void shouldExtendAShiftWhenHeldOver() {
        extend("2026-12-08T00:30:00Z")
                .statusCode(200)
                .body("superseded.end", contains("2026-12-07T22:00:00Z"))
                .body("added.end", contains("2026-12-08T00:30:00Z"))
                .body("added.kind", contains("REGULAR"));

        extend("2026-12-08T00:30:00Z").statusCode(422).body("detail", containsString("is not after the end"));
        extend("2026-12-08T12:00:01Z").statusCode(422).body("detail", equalTo("REGULAR is longer than 24 hours"));
        load(officer, "2026-12-08T02:00:00Z", "2026-12-08T04:00:00Z", "DETAIL");
        extend("2026-12-08T03:00:00Z")
                .statusCode(422)
                .body("detail", containsString("overlaps the DETAIL shift 2026-12-08T02:00:00Z"));
    }

    @Test
    void shouldCallOutOnlyEmployeesOnCallAndKeepTheRemainingOnCallTime() {
        callOut("2026-12-09T01:00:00Z", "2026-12-09T03:00:00Z")
                .statusCode(422)
                .body("detail", containsString(officer + " is not on call at 2026-12-09T01:00:00Z"));
        load(officer, "2026-12-09T00:00:00Z", "2026-12-09T12:00:00Z", "ON_CALL");

        callOut("2026-12-09T00:00:00Z", "2026-12-09T03:00:00Z").statusCode(200);

        duty(officer)
                .body("items.kind", contains("REGULAR", "CALLBACK", "ON_CALL"))
                .body("items[2].start", equalTo("2026-12-09T03:00:00Z"))
                .body("items[2].end", equalTo("2026-12-09T12:00:00Z"));
        callOut("2026-12-09T02:00:00Z", "2026-12-09T02:30:00Z").statusCode(422);
    }

    @Test
    void shouldLetTheClockOverrideThePlanAndKeepBoth() {
        Instant before = Instant.now();
        clock(DAY, "2026-12-07T12:04:00Z", "2026-12-07T23:10:00Z")
                .statusCode(200)
                .body("outcome", equalTo("added"));
        clock(DAY, "2026-12-07T12:04:00Z", "2026-12-07T23:10:00Z").body("outcome", equalTo("unchanged"));

        duty(officer)
                .body("items.start", contains("2026-12-07T12:04:00Z"))
                .body("items.end", contains("2026-12-07T23:10:00Z"));
        dutyAsOf(before).body("items.start", contains(DAY)).body("items.end", contains("2026-12-07T22:00:00Z"));
        changes(officer)
                .body("items.of", contains("entry", "clock_times"))
                .body("items.author", contains("rosteradmin", "rosteradmin"))
                .body("items[1].start", equalTo(DAY))
                .body("items[1].reason", equalTo("held over"))
                .body("items[1].source", equalTo("CAD log-on"))
                .body("items[1].superseded_at", nullValue());

        removeClockTimes(DAY).statusCode(204);
        duty(officer).body("items.end", contains("2026-12-07T22:00:00Z"));
        changes(officer)
                .body("items", hasSize(2))
                .body("items[1].superseded_at", notNullValue())
                .body("items[1].superseded_for", equalTo("wrong officer"));
        removeClockTimes(DAY).statusCode(404);
    }

    @Test
    void shouldRefuseImpossibleClockTimes() {
        load(officer, "2026-12-08T00:00:00Z", "2026-12-08T04:00:00Z", "OVERTIME");

        clock(DAY, "2026-12-07T12:00:00Z", "2026-12-08T00:30:00Z")
                .statusCode(422)
                .body("detail", containsString("overlaps the OVERTIME shift 2026-12-08T00:00:00Z"));
        clock(DAY, "2026-12-07T12:00:00Z", "2026-12-07T11:00:00Z")
                .statusCode(422)
                .body("detail", containsString("is not after clock_in"));
        clock(DAY, "2026-12-07T22:30:00Z", "2026-12-07T23:00:00Z")
                .statusCode(422)
                .body("detail", containsString("does not overlap the shift"));
        clock(DAY, "2026-12-06T20:00:00Z", "2026-12-07T20:30:00Z")
                .statusCode(422)
                .body("detail", containsString("longer than 24 hours"));
        clock("2026-12-07T12:00:01Z", "2026-12-07T12:00:00Z", null)
                .statusCode(404)
                .body("detail", equalTo("no shift of " + officer + " starts at 2026-12-07T12:00:01Z"));
    }

    @Test
    void shouldRefuseAShiftThatOverlapsTheClockTimesOfAnother() {
        clock(DAY, "2026-12-07T12:00:00Z", "2026-12-08T00:30:00Z").statusCode(200);

        post(
                        "shifts",
                        "{\"employee_id\": \"%s\", \"start\": \"2026-12-08T00:00:00Z\", \"end\":"
                                + " \"2026-12-08T04:00:00Z\", \"kind\": \"OVERTIME\", \"reason\": \"r\"}",
                        officer)
                .statusCode(422)
                .body("detail", containsString("clocked 2026-12-07T12:00:00Z to 2026-12-08T00:30:00Z"));
        extend("2026-12-08T01:00:00Z").statusCode(422).body("detail", containsString("correct the clock times"));
        swap(DAY, null).statusCode(422).body("detail", containsString("has clocked in"));
        send(
                        "/api/v1/roster/import",
                        "employee_id,start,end,kind,break_start,break_end\n" + officer
                                + ",2026-12-08T00:00:00Z,2026-12-08T04:00:00Z,OVERTIME,,\n")
                .body("rows[0].reason", containsString("(clocked 2026-12-07T12:00:00Z"));
    }

    @Test
    void shouldSayWhatIsWrongWithEachRowOfClockTimes() {
        String rows = "employee_id,shift_start,clock_in,clock_out\n" + officer + "," + DAY + ",2026-12-07T12:30:00Z,\n"
                + officer + "," + DAY + ",2026-12-07T12:31:00Z,\n"
                + sergeant + "," + NIGHT + ",2026-12-08T00:10:00,\n"
                + "B-nobody," + NIGHT + ",2026-12-08T00:10:00Z,\n"
                + sergeant + "," + NIGHT + ",2026-12-08T00:05:00Z,2026-12-08T11:00:00Z\n";

        send("/api/v1/roster/actuals/import?dry_run=true", rows)
                .body("rows.outcome", contains("added", "refused", "refused", "refused", "added"));
        duty(officer).body("items.start", contains(DAY));
        send("/api/v1/roster/actuals/import", rows)
                .body("rows[1].reason", equalTo("row 1 has the same employee and shift"))
                .body("rows[2].reason", containsString("is a local time"))
                .body("rows[3].reason", equalTo("no shift of B-nobody starts at " + NIGHT));
        duty(officer).body("items.start", contains("2026-12-07T12:30:00Z"));
        duty(sergeant).body("items.end", contains("2026-12-08T11:00:00Z"));
    }

    @Test
    void shouldShowChangesToTheEmployeeAndTheChainOfCommandOnly() {
        String window = "?employee_id=" + officer + "&from=2026-12-01T00:00:00Z&to=2026-12-20T00:00:00Z";
        for (String token : java.util.List.of(
                department.token("officer", "employee"),
                department.token("sgt", "supervisor"),
                TestTokens.of("auditor", "auditor"))) {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/roster/changes" + window)
                    .then()
                    .statusCode(200)
                    .body("items", not(empty()));
        }
        for (String token :
                java.util.List.of(department.token("clerk", "employee"), department.token("clerk", "supervisor"))) {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/roster/changes" + window)
                    .then()
                    .statusCode(403);
        }
    }

    private ValidatableResponse swap(String start, @org.jspecify.annotations.Nullable String withStart) {
        return post(
                "swaps",
                "{\"employee_id\": \"%s\", \"start\": \"%s\", \"with_employee_id\": \"%s\", \"with_start\": %s,"
                        + " \"reason\": \"agreed\"}",
                officer,
                start,
                sergeant,
                withStart == null ? "null" : "\"" + withStart + "\"");
    }

    private ValidatableResponse extend(String until) {
        return post(
                "extensions",
                "{\"employee_id\": \"%s\", \"start\": \"%s\", \"until\": \"%s\", \"reason\": \"a report\"}",
                officer,
                DAY,
                until);
    }

    private ValidatableResponse callOut(String start, String end) {
        return post(
                "call-outs",
                "{\"employee_id\": \"%s\", \"start\": \"%s\", \"end\": \"%s\", \"reason\": \"called\"}",
                officer,
                start,
                end);
    }

    private ValidatableResponse clock(String start, String in, @org.jspecify.annotations.Nullable String out) {
        return rosterAdmin()
                .contentType("application/json")
                .body("{\"clock_in\": \"%s\", \"clock_out\": %s, \"source\": \"CAD log-on\", \"reason\": \"held over\"}"
                        .formatted(in, out == null ? "null" : "\"" + out + "\""))
                .put("/api/v1/roster/shifts/{employee}/{start}/actual", officer, start)
                .then();
    }

    private ValidatableResponse removeClockTimes(String start) {
        return rosterAdmin()
                .queryParam("reason", "wrong officer")
                .delete("/api/v1/roster/shifts/{employee}/{start}/actual", officer, start)
                .then();
    }

    private static void remove(String employeeId, String start) {
        rosterAdmin()
                .queryParam("reason", "postponed")
                .delete("/api/v1/roster/shifts/{employee}/{start}", employeeId, start)
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse post(String what, String body, Object... with) {
        return rosterAdmin()
                .contentType("application/json")
                .body(body.formatted(with))
                .post("/api/v1/roster/" + what)
                .then();
    }

    private static void load(String employeeId, String start, String end, String kind) {
        send(
                        "/api/v1/roster/import",
                        "employee_id,start,end,kind,break_start,break_end\n" + employeeId + "," + start + "," + end
                                + "," + kind + ",,\n")
                .body("counts.added", equalTo(1));
    }

    private static ValidatableResponse send(String path, String file) {
        return rosterAdmin()
                .contentType("text/csv")
                .body(file)
                .post(path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse dutyAsOf(Instant known) {
        return about(officer)
                .queryParam("as_of", known.toString())
                .get("/api/v1/duty")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse duty(String employeeId) {
        return about(employeeId).get("/api/v1/duty").then().statusCode(200);
    }

    private static ValidatableResponse changes(String employeeId) {
        return about(employeeId).get("/api/v1/roster/changes").then().statusCode(200);
    }

    private static RequestSpecification about(String employeeId) {
        return rosterAdmin()
                .queryParam("employee_id", employeeId)
                .queryParam("from", "2026-12-06T00:00:00Z")
                .queryParam("to", "2026-12-10T00:00:00Z");
    }

    private static RequestSpecification rosterAdmin() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }
}
