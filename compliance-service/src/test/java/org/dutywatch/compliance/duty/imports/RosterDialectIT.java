package org.dutywatch.compliance.duty.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Imports of roster files as other programs write them: with declared delimiter, date format and time zone. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterDialectIT {
    private static final String HEADER = "\uFEFFemployee_id;start;end;kind;break_start;break_end;tz\n";
    private static final Map<String, Object> DIALECT =
            Map.of("delimiter", ";", "date_format", "MM/dd/yyyy HH:mm", "zone", "America/Chicago");

    @Test
    void shouldImportNightShiftsInLocalTimeWhenClocksChange() {
        Department.load("A-DA");

        send(
                        HEADER + "A-DA-officer;10/31/2026 18:00;11/01/2026 06:00;regular;;;\n"
                                + "A-DA-officer;03/07/2026 18:00;03/08/2026 06:00;regular;;;\n"
                                + "A-DA-sgt;10/24/2026 18:00;10/25/2026 06:00;regular;;;Europe/Berlin\n",
                        DIALECT)
                .statusCode(200)
                .body("counts.added", is(3));

        duty("A-DA-officer", "2026-10-30T00:00:00Z", "2026-11-03T00:00:00Z")
                .body("items.start", contains("2026-10-31T23:00:00Z"))
                .body("items.end", contains("2026-11-01T12:00:00Z"));
        duty("A-DA-officer", "2026-03-06T00:00:00Z", "2026-03-10T00:00:00Z")
                .body("items.start", contains("2026-03-08T00:00:00Z"))
                .body("items.end", contains("2026-03-08T11:00:00Z"));
        duty("A-DA-sgt", "2026-10-23T00:00:00Z", "2026-10-27T00:00:00Z")
                .body("items.start", contains("2026-10-24T16:00:00Z"))
                .body("items.end", contains("2026-10-25T05:00:00Z"));
    }

    @Test
    void shouldRefuseAmbiguousAndNonexistentLocalTimes() {
        Department.load("A-DB");

        send(
                        HEADER + "A-DB-officer;11/01/2026 01:30;11/01/2026 09:00;REGULAR;;;\n"
                                + "A-DB-officer;03/07/2026 18:00;03/08/2026 02:30;REGULAR;;;\n"
                                + "A-DB-officer;11/05/2026 06:00;11/05/2026 16:00;REGULAR;;;Mars/Base\n"
                                + "A-DB-officer;2026-11-01T01:30-06:00;11/01/2026 09:00;admin-leave;;;\n",
                        DIALECT)
                .statusCode(200)
                .body("rows[0].reason", containsString("2026-11-01T01:30-05:00 or 2026-11-01T01:30-06:00"))
                .body("rows[1].reason", containsString("end '03/08/2026 02:30' in America/Chicago never happens"))
                .body("rows[2].reason", containsString("tz 'Mars/Base' is no time zone"))
                .body("rows[3].entry.start", equalTo("2026-11-01T07:30:00Z"))
                .body("rows[3].entry.kind", equalTo("LEAVE"));
    }

    @Test
    void shouldRefuseADialectThatIsUnknown() {
        send(HEADER, Map.of("zone", "Mars/Base"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("zone 'Mars/Base' is no time zone of the IANA database"));
        send(HEADER, Map.of("date_format", "MM/dd")).statusCode(400).body("detail", containsString("date_format"));
        send(HEADER, Map.of("delimiter", "x")).statusCode(400).body("detail", containsString("delimiter"));
        send(HEADER, Map.of("mode", "merge")).statusCode(400).body("detail", equalTo("mode is delta or snapshot"));
    }

    @Test
    void shouldShowBeforeAndAfterInADryRun() {
        Department.load("A-DC");
        send(HEADER + "A-DC-officer;11/05/2026 06:00;11/05/2026 16:00;REGULAR;;;\n", DIALECT)
                .body("counts.added", is(1));

        send(
                        HEADER + "A-DC-officer;11/05/2026 06:00;11/05/2026 14:00;OVERTIME;;;\n"
                                + "A-DC-officer;11/06/2026 06:00;11/06/2026 05:00;REGULAR;;;\n",
                        with(DIALECT, "dry_run", true))
                .statusCode(200)
                .body("rows[0].outcome", equalTo("changed"))
                .body("rows[0].replaced[0].end", equalTo("2026-11-05T22:00:00Z"))
                .body("rows[0].replaced[0].kind", equalTo("REGULAR"))
                .body("rows[0].entry.end", equalTo("2026-11-05T20:00:00Z"))
                .body("rows[0].entry.kind", equalTo("OVERTIME"))
                .body("rows[1].reason", containsString("is not after start"))
                .body("rows[1].entry", nullValue());

        duty("A-DC-officer", "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z")
                .body("items.end", contains("2026-11-05T22:00:00Z"));
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        var more = new java.util.HashMap<>(parameters);
        more.put(name, value);
        return more;
    }

    private static ValidatableResponse send(String file, Map<String, ?> parameters) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .contentType("text/csv; charset=utf-8")
                .queryParams(parameters)
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/roster/import")
                .then();
    }

    private static ValidatableResponse duty(String employeeId, String from, String to) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .queryParams(Map.of("employee_id", employeeId, "from", from, "to", to))
                .get("/api/v1/duty")
                .then()
                .statusCode(200);
    }
}
