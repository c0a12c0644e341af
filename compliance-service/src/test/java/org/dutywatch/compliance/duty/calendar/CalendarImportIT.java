package org.dutywatch.compliance.duty.calendar;

import static io.restassured.RestAssured.given;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.calendar;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.event;
import static org.dutywatch.compliance.duty.calendar.CalendarFixtures.night;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Imports calendars over REST. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class CalendarImportIT {

    @Test
    void shouldAddTheOccurrencesOfARuleToTheRoster() {
        Department.load("A-CA");
        String file = of("A-CA-officer", night("a-ca", "20261031", "20261101", "RRULE:FREQ=DAILY;COUNT=2"));

        send(file, Map.of("dry_run", true)).body("dry_run", is(true)).body("counts.added", is(2));
        duty("A-CA-officer").body("items.state", contains("UNKNOWN"));
        send(file, Map.of())
                .body("mode", equalTo("delta"))
                .body("rows.uid", contains("a-ca", "a-ca"))
                .body("rows[1].recurrence_id", equalTo("2026-11-02T00:00:00Z"))
                .body("rows[1].entry.end", equalTo("2026-11-02T12:00:00Z"));

        duty("A-CA-officer")
                .body("items.start", contains("2026-10-31T23:00:00Z", "2026-11-02T00:00:00Z"))
                .body("items.end", contains("2026-11-01T12:00:00Z", "2026-11-02T12:00:00Z"));
        send(file, Map.of()).body("counts.unchanged", is(2)).body("removed", empty());
    }

    @Test
    void shouldMoveAndCancelEntriesOfAnEarlierVersionOfTheEvent() {
        Department.load("A-CB");
        send(
                of(
                        "A-CB-officer",
                        night("a-cb-1", "20261102", "20261103"),
                        night("a-cb-2", "20261104", "20261105", "RRULE:FREQ=DAILY;COUNT=2")),
                Map.of());

        send(of("A-CB-officer", night("a-cb-1", "20261103", "20261104", "SEQUENCE:1")), Map.of())
                .body("rows.outcome", contains("added"))
                .body("removed.start", contains("2026-11-03T00:00:00Z"));
        send(
                        of(
                                "A-CB-officer",
                                event("a-cb-1", "STATUS:CANCELLED"),
                                night(
                                        "a-cb-2",
                                        "20261105",
                                        "20261106",
                                        "STATUS:CANCELLED",
                                        "RECURRENCE-ID;TZID=America/Chicago:20261105T180000"),
                                event("a-cb-3", "STATUS:CANCELLED")),
                        Map.of())
                .body("rows.outcome", contains("removed", "removed", "unchanged"))
                .body("removed.start", contains("2026-11-04T00:00:00Z", "2026-11-06T00:00:00Z"));

        duty("A-CB-officer").body("items.start", contains("2026-11-05T00:00:00Z"));
    }

    @Test
    void shouldSayThatACancelledOccurrenceMayHaveBeenMoved() {
        Department.load("A-CH");
        String original = "RECURRENCE-ID;TZID=America/Chicago:20261105T180000";
        send(
                of(
                        "A-CH-officer",
                        night("a-ch", "20261104", "20261105", "RRULE:FREQ=DAILY;COUNT=2"),
                        night("a-ch", "20261106", "20261107", original)),
                Map.of());

        send(of("A-CH-officer", night("a-ch", "20261105", "20261106", "STATUS:CANCELLED", original)), Map.of())
                .body("rows.outcome", contains("unchanged"))
                .body("rows[0].reason", containsString("if it was moved, cancel the event at its new start"));
        send(of("A-CH-officer", night("a-ch", "20261106", "20261107", "STATUS:CANCELLED", original)), Map.of())
                .body("removed.start", contains("2026-11-07T00:00:00Z"));
    }

    @Test
    void shouldReplaceTheRosterOfTheWindowWhenASnapshotIsSent() {
        Department.load("A-CC");
        send(of("A-CC-officer", night("a-cc", "20340105", "20340106", "RRULE:FREQ=DAILY;COUNT=3")), Map.of());

        send(
                        of("A-CC-officer", night("a-cc", "20340106", "20340107", "RRULE:FREQ=DAILY")),
                        Map.of("mode", "snapshot", "from", "2034-01-05T00:00:00Z", "to", "2034-01-08T00:00:00Z"))
                .body("mode", equalTo("snapshot"))
                .body("rows.outcome", contains("unchanged"))
                .body("removed.start", contains("2034-01-06T00:00:00Z"));
    }

    @Test
    void shouldGiveTheReasonForEachRefusedEvent() {
        Department.load("A-CD");

        send(
                        of(
                                "A-CD-officer",
                                night("a-cd-1", "20261102", "20261103"),
                                night("a-cd-2", "20261103", "20261103"),
                                night("a-cd-3", "20261104", "20261105", "CATEGORIES:Holiday"),
                                night("a-cd-4", "20261102", "20261103").replace("T180000", "T230000"),
                                event(
                                        "a-cd-5",
                                        "X-EMPLOYEE-ID:A-CD-nobody",
                                        "DTSTART:20261105T120000Z",
                                        "DURATION:PT8H")),
                        Map.of())
                .body("counts.added", is(1))
                .body("rows[1].reason", containsString("is not after the start"))
                .body("rows[2].reason", containsString("kind 'Holiday' is unknown"))
                .body("rows[3].reason", containsString("overlaps the REGULAR shift 2026-11-03T00:00:00Z"))
                .body("rows[4].reason", equalTo("employee_id A-CD-nobody is unknown"));
    }

    @Test
    void shouldTakeOneEmployeeOutOfAnEventAndLeaveTheOthers() {
        Department.load("A-CE");
        String ids = "A-CE-officer,A-CE-clerk";
        send(of(ids, night("a-ce", "20261102", "20261103"), night("a-ce-2", "20261104", "20261105")), Map.of());

        send(
                        calendar("METHOD:CANCEL\r\n", night("a-ce", "20261102", "20261103", "SEQUENCE:1"))
                                .replace("X-EMPLOYEE-ID:E1", "X-EMPLOYEE-ID:A-CE-officer"),
                        Map.of())
                .body("rows.outcome", contains("removed"))
                .body("counts.removed", is(1))
                .body("removed.employee_id", contains("A-CE-officer"));
        send(calendar("METHOD:CANCEL\r\n", event("a-ce-2", "X-EMPLOYEE-ID:A-CE-officer", "SEQUENCE:1")), Map.of())
                .body("removed.employee_id", contains("A-CE-officer"));

        duty("A-CE-officer").body("items.state", not(hasItem("ON_DUTY")));
        duty("A-CE-clerk")
                .body(
                        "items.findAll { it.state == 'ON_DUTY' }.start",
                        contains("2026-11-03T00:00:00Z", "2026-11-05T00:00:00Z"));

        send(calendar("METHOD:CANCEL\r\n", event("a-ce", "STATUS:CANCELLED", "SEQUENCE:2")), Map.of())
                .body("removed.employee_id", contains("A-CE-clerk"));
    }

    @Test
    void shouldNotRemoveAShiftBecauseSomebodyDeclines() {
        Department.load("A-CF");
        String mail = "mailto:a-cf-officer@ridgemont-pd.example";
        String shift = event(
                "a-cf",
                "ATTENDEE:" + mail,
                "ATTENDEE:mailto:a-cf-clerk@ridgemont-pd.example",
                "DTSTART:20261103T120000Z",
                "DTEND:20261104T000000Z");
        String dropped = event("a-cf-2", "ATTENDEE:" + mail, "DTSTART:20261103T010000Z", "DTEND:20261103T090000Z");
        send(calendar(shift, dropped), Map.of()).body("counts.added", is(3));

        for (String status : new String[] {"DECLINED", "DELEGATED", "TENTATIVE"}) {
            String declined = shift.replace("ATTENDEE:" + mail, "ATTENDEE;PARTSTAT=" + status + ":" + mail);
            for (Map<String, ?> mode : List.of(
                    Map.<String, Object>of(),
                    Map.of("mode", "snapshot", "from", "2026-11-03T00:00:00Z", "to", "2026-11-04T00:00:00Z"))) {
                send(calendar(declined), mode)
                        .body("removed.start", not(hasItem("2026-11-03T12:00:00Z")))
                        .body("rows.find { it.outcome == 'refused' }.reason", containsString("PARTSTAT=" + status))
                        .body("rows.find { it.outcome == 'refused' }.employee_id", equalTo("A-CF-officer"));
            }
        }

        // What the snapshot lacks is removed also of an employee who declined something else.
        duty("A-CF-officer")
                .body("items.start", hasItem("2026-11-03T12:00:00Z"))
                .body("items.start", not(hasItem("2026-11-03T01:00:00Z")));
    }

    @Test
    void shouldRefuseAFileThatIsNoCalendar() {
        post("employee_id,start\n", Map.of())
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("the file is no iCalendar (RFC 5545)"));
        post(calendar(), Map.of("zone", "Mars/Base"))
                .statusCode(400)
                .body("detail", containsString("zone 'Mars/Base'"));
        post(calendar(), Map.of("mode", "snapshot")).statusCode(400).body("detail", containsString("from is missing"));
    }

    private static String of(String employeeId, String... events) {
        return calendar(events).replace("X-EMPLOYEE-ID:E1", "X-EMPLOYEE-ID:" + employeeId);
    }

    private static ValidatableResponse send(String file, Map<String, ?> parameters) {
        return post(file, parameters).statusCode(200);
    }

    private static ValidatableResponse post(String file, Map<String, ?> parameters) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/calendar", io.restassured.http.ContentType.TEXT)))
                .contentType("text/calendar")
                .queryParams(parameters)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/roster/import")
                .then();
    }

    private static ValidatableResponse duty(String employeeId) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .queryParams(
                        Map.of("employee_id", employeeId, "from", "2026-10-31T00:00:00Z", "to", "2026-11-07T00:00:00Z"))
                .get("/api/v1/duty")
                .then()
                .statusCode(200);
    }
}
