package org.dutywatch.compliance.duty.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterIT {
    private static final String HEADER = "employee_id,start,end,kind,break_start,break_end\n";

    @Inject
    CurrentShifts rosters;

    @Test
    void shouldSayWhatIsWrongWithEachRow() {
        Department.load("RA");

        var answer = delta("RA-officer,2026-11-05T06:00:00-06:00,2026-11-05T16:00:00-06:00,REGULAR,,\n"
                + "RA-officer,2026-11-05T15:00:00-06:00,2026-11-05T18:00:00-06:00,OVERTIME,,\n"
                + "RA-officer,2026-11-06T06:00:00,2026-11-06T16:00:00-06:00,REGULAR,,\n"
                + "RA-officer,2026-11-07T06:00:00Z,2026-11-07T06:00:00Z,REGULAR,,\n"
                + "RA-officer,2026-11-08T06:00:00Z,2026-11-09T06:00:01Z,REGULAR,,\n"
                + "RA-nobody,2026-11-08T06:00:00Z,2026-11-08T16:00:00Z,REGULAR,,\n"
                + "RA-officer,2026-11-10T06:00:00Z,2026-11-10T16:00:00Z,HOLIDAY,,\n"
                + "RA-officer,2026-11-11T06:00:00Z,2026-11-11T16:00:00Z,REGULAR,2026-11-11T15:45:00Z,"
                + "2026-11-11T16:15:00Z\n"
                + "RA-officer,tomorrow,2026-11-11T16:00:00Z,REGULAR,,\n");

        answer.statusCode(200)
                .body("mode", equalTo("delta"))
                .body("counts.added", is(1))
                .body("counts.refused", is(8))
                .body(
                        "rows[1].reason",
                        allOf(
                                containsString("overlaps the REGULAR shift 2026-11-05T12:00:00Z"),
                                containsString("DELETE /api/v1/roster/shifts/RA-officer/2026-11-05T12:00:00Z")))
                .body("rows[2].reason", containsString("start '2026-11-06T06:00:00' is a local time"))
                .body("rows[3].reason", containsString("is not after start"))
                .body("rows[4].reason", equalTo("REGULAR is longer than 24 hours"))
                .body("rows[5].reason", equalTo("employee_id RA-nobody is unknown"))
                .body("rows[6].reason", containsString("kind 'HOLIDAY' is unknown"))
                .body("rows[7].reason", containsString("is not inside the shift"))
                .body("rows[8].reason", containsString("start 'tomorrow' is not a time"));
    }

    @Test
    void shouldSayWhatARowReplacedAndKeepTheOldVersionReadable() {
        Department.load("RB");
        delta("RB-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,,\n");
        Instant before = Instant.now();

        delta("RB-officer,2026-11-05T12:00:00Z,2026-11-05T20:00:00Z,REGULAR,,\n")
                .body("rows[0].outcome", equalTo("changed"))
                .body("rows[0].replaced[0].end", equalTo("2026-11-05T22:00:00Z"));

        duty("RB-officer", Map.of()).body("items.end", contains("2026-11-05T20:00:00Z"));
        duty("RB-officer", Map.of("as_of", before.toString())).body("items.end", contains("2026-11-05T22:00:00Z"));
        duty("RB-officer", Map.of("as_of", "2026-01-01T00:00:00Z")).body("items.state", contains("UNKNOWN"));
    }

    @Test
    void shouldRestoreEveryStateWhenACorrectionIsReversed() {
        Department.load("RC");
        String shift = "RC-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,2026-11-05T17:00:00Z,"
                + "2026-11-05T17:30:00Z\n";
        delta(shift);
        var original = rosters.shift("RC-officer", Instant.parse("2026-11-05T12:00:00Z"));

        delta("RC-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,LEAVE,,\n")
                .body("rows[0].replaced.kind", contains("REGULAR"));
        assertEquals(List.of(), shiftsOnTheFifth("RC-officer"));
        delta(shift).body("rows[0].replaced.kind", contains("LEAVE"));

        assertEquals(original, rosters.shift("RC-officer", Instant.parse("2026-11-05T12:00:00Z")));
        delta(shift).body("rows[0].outcome", equalTo("unchanged"));
    }

    @Test
    void shouldSubtractPartialLeaveAndBreakFromTheShift() {
        Department.load("RD");
        delta("RD-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,2026-11-05T17:00:00Z,"
                + "2026-11-05T17:30:00Z\n");
        delta("RD-officer,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,LEAVE,,\n")
                .body("rows[0].outcome", equalTo("added"))
                .body("rows[0].replaced", empty());
        delta("RD-officer,2026-11-05T21:00:00Z,2026-11-06T02:00:00Z,LEAVE,,\n");
        delta("RD-officer,2026-11-05T22:00:00Z,2026-11-06T06:00:00Z,ON_CALL,,\n");

        var shift = rosters.shift("RD-officer", Instant.parse("2026-11-05T12:00:00Z"))
                .orElseThrow();
        assertEquals(Duration.ofMinutes(6 * 60 + 30), shift.duty().length());
        duty("RD-officer", Map.of())
                .body("items.state", contains("LEAVE", "ON_DUTY", "BREAK", "ON_DUTY", "LEAVE", "ON_CALL"))
                .body("items[5].start", equalTo("2026-11-06T02:00:00Z"));
    }

    @Test
    void shouldRemoveMissingEntriesOnlyInTheWindowOfASnapshot() {
        Department.load("RE");
        delta("RE-officer,2031-05-05T12:00:00Z,2031-05-05T22:00:00Z,REGULAR,,\n"
                + "RE-officer,2031-05-06T12:00:00Z,2031-05-06T22:00:00Z,REGULAR,,\n"
                + "RE-sgt,2031-05-05T12:00:00Z,2031-05-05T22:00:00Z,REGULAR,,\n"
                + "RE-officer,2031-05-07T12:00:00Z,2031-05-07T22:00:00Z,REGULAR,,\n");
        String moved = "RE-officer,2031-05-05T13:00:00Z,2031-05-05T23:00:00Z,REGULAR,,\n";

        snapshot(moved, "2031-05-05T00:00:00Z", "2031-05-07T00:00:00Z", true)
                .body(
                        "removed.start",
                        contains("2031-05-05T12:00:00Z", "2031-05-06T12:00:00Z", "2031-05-05T12:00:00Z"));
        snapshot(moved, "2031-05-05T00:00:00Z", "2031-05-07T00:00:00Z", false)
                .body("mode", equalTo("snapshot"))
                .body("rows[0].outcome", equalTo("added"));

        var left = rosters.shiftsOverlapping(
                "RE-officer", Instant.parse("2031-05-01T00:00:00Z"), Instant.parse("2031-05-30T00:00:00Z"));
        assertEquals(
                List.of(Instant.parse("2031-05-05T13:00:00Z"), Instant.parse("2031-05-07T12:00:00Z")),
                left.stream().map(shift -> shift.worked().start()).toList());
        snapshot(
                        "RE-officer,2031-05-09T13:00:00Z,2031-05-09T23:00:00Z,REGULAR,,\n",
                        "2031-05-05T00:00:00Z",
                        "2031-05-06T00:00:00Z",
                        true)
                .body("rows[0].reason", containsString("outside the window of the snapshot"));
    }

    @Test
    void shouldRemoveNothingOfAnEmployeeWhenASnapshotRowIsRefused() {
        Department.load("RF");
        delta("RF-officer,2032-05-05T12:00:00Z,2032-05-05T22:00:00Z,REGULAR,,\n");

        snapshot(
                        "RF-officer,2032-05-05T12:00:00,2032-05-05T22:00:00Z,REGULAR,,\n",
                        "2032-05-05T00:00:00Z",
                        "2032-05-06T00:00:00Z",
                        false)
                .body("counts.refused", is(1))
                .body("removed", empty());
    }

    @Test
    void shouldKeepTheShiftsOfAnEmployeeWhenASnapshotRowOverlaps() {
        Department.load("RJ");
        delta("RJ-officer,2033-05-05T12:00:00Z,2033-05-05T22:00:00Z,REGULAR,,\n"
                + "RJ-officer,2033-05-06T12:00:00Z,2033-05-06T22:00:00Z,REGULAR,,\n"
                + "RJ-sgt,2033-05-06T12:00:00Z,2033-05-06T22:00:00Z,REGULAR,,\n");

        snapshot(
                        "RJ-officer,2033-05-05T12:00:00Z,2033-05-05T22:00:00Z,REGULAR,,\n"
                                + "RJ-officer,2033-05-05T21:00:00Z,2033-05-05T23:00:00Z,COURT,,\n"
                                + "RJ-officer,2033-05-06T13:00:00Z,2033-05-06T23:00:00Z,REGULAR,,\n",
                        "2033-05-05T00:00:00Z",
                        "2033-05-07T00:00:00Z",
                        false)
                .body("rows.outcome", contains("unchanged", "refused", "refused"))
                .body("removed.employee_id", contains("RJ-sgt"));

        assertEquals(
                2,
                rosters.shiftsOverlapping(
                                "RJ-officer",
                                Instant.parse("2033-05-05T00:00:00Z"),
                                Instant.parse("2033-05-07T00:00:00Z"))
                        .size());
    }

    @Test
    void shouldChangeNothingWhenDryRun() {
        Department.load("RG");

        send(HEADER + "RG-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,,\n", Map.of("dry_run", "true"))
                .body("dry_run", is(true))
                .body("counts.added", is(1));

        assertEquals(List.of(), shiftsOnTheFifth("RG-officer"));
    }

    @Test
    void shouldPutAndRemoveOneShift() {
        Department.load("RH");
        String shift = """
                {"employee_id": "RH-officer", "start": "2026-11-05T12:00:00Z", "end": "2026-11-05T22:00:00Z",
                 "kind": "COURT", "reason": "subpoena"}
                """;

        put(shift).statusCode(200).body("outcome", equalTo("added"));
        put(shift.replace("12:00:00Z", "11:00:00Z"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("overlaps the COURT shift"));
        remove("RH-officer", "2026-11-05T12:00:00Z", "entered by mistake").statusCode(204);
        remove("RH-officer", "2026-11-05T12:00:00Z", "entered by mistake").statusCode(404);
        remove("RH-officer", "2026-11-05T12:00:00Z", "").statusCode(400);
    }

    @Test
    void shouldReadManyWindowsAtOnce() {
        Department.load("RI");
        delta("RI-officer,2026-11-05T12:00:00Z,2026-11-05T22:00:00Z,REGULAR,,\n"
                + "RI-officer,2026-11-06T12:00:00Z,2026-11-06T22:00:00Z,REGULAR,,\n"
                + "RI-sgt,2026-11-05T22:00:00Z,2026-11-06T08:00:00Z,REGULAR,,\n");
        Instant change = Instant.parse("2026-11-05T22:00:00Z");

        var found = rosters.shiftsOverlapping(List.of(
                new EmployeeWindow("RI-officer", change.minusSeconds(60), change.minusSeconds(60)),
                new EmployeeWindow("RI-officer", change.minusSeconds(90), change),
                new EmployeeWindow("RI-sgt", change, change),
                new EmployeeWindow("RI-lt", change, change)));

        assertEquals(
                List.of("RI-officer 2026-11-05T12:00:00Z", "RI-sgt 2026-11-05T22:00:00Z"),
                found.values().stream()
                        .flatMap(List::stream)
                        .map(shift -> shift.employeeId() + " " + shift.worked().start())
                        .toList());
    }

    private List<?> shiftsOnTheFifth(String employeeId) {
        return rosters.shiftsOverlapping(
                employeeId, Instant.parse("2026-11-05T00:00:00Z"), Instant.parse("2026-11-06T00:00:00Z"));
    }

    private static RequestSpecification rosterAdmin() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }

    private static ValidatableResponse delta(String rows) {
        return send(HEADER + rows, Map.of()).statusCode(200);
    }

    private static ValidatableResponse snapshot(String rows, String from, String to, boolean dryRun) {
        return send(HEADER + rows, Map.of("mode", "snapshot", "from", from, "to", to, "dry_run", dryRun))
                .statusCode(200);
    }

    private static ValidatableResponse send(String file, Map<String, ?> parameters) {
        return rosterAdmin()
                .contentType("text/csv")
                .queryParams(parameters)
                .body(file)
                .post("/api/v1/roster/import")
                .then();
    }

    private static ValidatableResponse put(String shift) {
        return rosterAdmin()
                .contentType("application/json")
                .body(shift)
                .post("/api/v1/roster/shifts")
                .then();
    }

    private static ValidatableResponse remove(String employeeId, String start, String reason) {
        return rosterAdmin()
                .queryParam("reason", reason)
                .delete("/api/v1/roster/shifts/{employee}/{start}", employeeId, start)
                .then();
    }

    private static ValidatableResponse duty(String employeeId, Map<String, String> parameters) {
        return rosterAdmin()
                .queryParam("employee_id", employeeId)
                .queryParam("from", "2026-11-05T00:00:00-06:00")
                .queryParam("to", "2026-11-07T00:00:00-06:00")
                .queryParams(parameters)
                .get("/api/v1/duty")
                .then()
                .statusCode(200);
    }
}
