package org.dutywatch.compliance.duty.acting;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Map;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SupervisionIT {
    private static final String NOON = "2026-11-05T18:00:00Z";

    @Test
    void shouldSayWhoSupervisesAndWhy() {
        var department = department("G-SA");
        supervisor("G-SA-officer", NOON)
                .body("chain.employee_id", contains("G-SA-sgt", "G-SA-lt", "G-SA-chief"))
                .body("chain.why", contains("STANDING", "STANDING", "STANDING"));

        shift("G-SA-officer", "G-SA-sgt2").statusCode(200);
        supervisor("G-SA-officer", NOON)
                .body("chain.employee_id", contains("G-SA-sgt2", "G-SA-lt", "G-SA-chief"))
                .body("chain[0].why", equalTo("ROSTER"));
        supervisor("G-SA-officer", "2026-11-05T22:00:00Z").body("chain[0].employee_id", equalTo("G-SA-sgt"));

        ActingFixtures.acts("G-SA-sgt2", "G-SA-buddy", "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z");
        supervisor("G-SA-officer", NOON)
                .body("chain.employee_id", contains("G-SA-buddy", "G-SA-lt", "G-SA-chief"))
                .body("chain[0].why", equalTo("ACTING"))
                .body("chain[0].in_place_of", equalTo("G-SA-sgt2"));

        as(department.token("officer", "employee"))
                .queryParams(Map.of("employee_id", "G-SA-officer", "at", NOON))
                .get("/api/v1/duty/supervisor")
                .then()
                .statusCode(200);
        as(department.token("officer", "employee"))
                .queryParams(Map.of("employee_id", "G-SA-buddy", "at", NOON))
                .get("/api/v1/duty/supervisor")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldLetAnActingSupervisorSeeEmployeesDuringThatTimeOnly() {
        var department = department("G-SH");
        String buddy = department.token("buddy", "supervisor");
        shift("G-SH-clerk", "G-SH-sgt").statusCode(200);
        duty(buddy, "G-SH-officer", "2026-11-05").statusCode(403);

        ActingFixtures.acts("G-SH-sgt", "G-SH-buddy", "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z");

        duty(buddy, "G-SH-officer", "2026-11-05").statusCode(200);
        duty(buddy, "G-SH-officer", "2026-11-06").statusCode(403);
        duty(buddy, "G-SH-sgt", "2026-11-05").statusCode(403);
        supervisorAs(buddy, "G-SH-clerk", NOON).statusCode(200).body("chain[0].employee_id", equalTo("G-SH-buddy"));
        supervisorAs(buddy, "G-SH-clerk", "2026-11-05T23:00:00Z").statusCode(403);
    }

    @Test
    void shouldLetASupervisorNamedByTheRosterSeeTheEmployeeForThatShiftOnly() {
        var department = department("G-SI");
        String other = department.token("sgt2", "supervisor");
        supervisorAs(other, "G-SI-officer", NOON).statusCode(403);

        shift("G-SI-officer", "G-SI-sgt2").statusCode(200);

        supervisorAs(other, "G-SI-officer", NOON).statusCode(200);
        supervisorAs(other, "G-SI-officer", "2026-11-06T18:00:00Z").statusCode(403);
        supervisorAs(department.token("sgt", "supervisor"), "G-SI-officer", NOON)
                .statusCode(200);
    }

    private static ValidatableResponse duty(String token, String employeeId, String day) {
        return as(token)
                .queryParams(Map.of("employee_id", employeeId, "from", day + "T00:00:00Z", "to", day + "T23:00:00Z"))
                .get("/api/v1/duty")
                .then();
    }

    private static ValidatableResponse supervisorAs(String token, String employeeId, String at) {
        return as(token)
                .queryParams(Map.of("employee_id", employeeId, "at", at))
                .get("/api/v1/duty/supervisor")
                .then();
    }

    @Test
    void shouldEndAnActingSupervisorAndKeepTheHistory() {
        department("G-SB");
        String id = ActingFixtures.acts("G-SB-sgt", "G-SB-buddy", "2026-11-05T00:00:00Z", "2026-11-09T00:00:00Z");
        Instant before = Instant.now();

        ActingFixtures.ends(id, "2026-11-07T00:00:00Z");

        supervisor("G-SB-officer", "2026-11-06T23:59:59Z").body("chain[0].employee_id", equalTo("G-SB-buddy"));
        supervisor("G-SB-officer", "2026-11-07T00:00:00Z").body("chain[0].employee_id", equalTo("G-SB-sgt"));
        list(Map.of())
                .body("items.findAll { it.supervisor_id == 'G-SB-sgt' }.to", contains("2026-11-07T00:00:00Z"))
                .body(
                        "items.findAll { it.supervisor_id == 'G-SB-sgt' }.reason",
                        contains("ended for a test (approved by second-person)"));
        list(Map.of("as_of", before.toString()))
                .body("items.findAll { it.supervisor_id == 'G-SB-sgt' }.to", contains("2026-11-09T00:00:00Z"))
                .body(
                        "items.findAll { it.supervisor_id == 'G-SB-sgt' }.reason",
                        contains("a test (approved by second-person)"))
                .body("items.findAll { it.supervisor_id == 'G-SB-sgt' }.author", contains("rosteradmin"));
        asRosterAdmin()
                .queryParams(
                        Map.of("employee_id", "G-SB-officer", "at", "2026-11-08T00:00:00Z", "as_of", before.toString()))
                .get("/api/v1/duty/supervisor")
                .then()
                .body("chain[0].employee_id", equalTo("G-SB-buddy"));
        ActingFixtures.asksToEnd(id, "2026-11-06T00:00:00Z").statusCode(404);
    }

    @Test
    void shouldListWhatAMachineWhoseClockIsAheadHasRecorded() {
        department("G-SJ");
        ActingFixtures.acts("G-SJ-sgt", "G-SJ-buddy", "2026-11-05T00:00:00Z", "2026-11-09T00:00:00Z");
        OwnerDatabase.execute("update acting_supervisor set recorded_at = now() + interval '1 hour'"
                + " where supervisor_id = 'G-SJ-sgt'");

        list(Map.of()).body("items.supervisor_id", hasItem("G-SJ-sgt"));
        list(Map.of("as_of", Instant.now().toString())).body("items.supervisor_id", not(hasItem("G-SJ-sgt")));
    }

    @Test
    void shouldRemoveAnActingSupervisor() {
        department("G-SC");
        String id = ActingFixtures.acts("G-SC-sgt", "G-SC-buddy", "2026-11-05T00:00:00Z", "2026-11-09T00:00:00Z");

        refused(ActingFixtures.asksToEnd(id, "2026-11-09T00:00:00Z"), "at is not between");
        ActingFixtures.removes(id);

        supervisor("G-SC-officer", NOON).body("chain[0].employee_id", equalTo("G-SC-sgt"));
        list(Map.of()).body("items.supervisor_id", not(hasItem("G-SC-sgt")));
    }

    @Test
    void shouldRefuseAnInvalidActingSupervisor() {
        department("G-SD");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,active\n"
                                + "G-SD-gone,G-SD-gone,Gone,G-SD-gone@ridgemont-pd.example,G-SD-sgt,Patrol G-SD,false\n",
                        false)
                .statusCode(200);
        String from = "2026-11-05T00:00:00Z";
        String to = "2026-11-06T00:00:00Z";

        refused(ActingFixtures.asks("G-SD-nobody", "G-SD-buddy", from, to), "supervisor_id G-SD-nobody is unknown");
        refused(
                ActingFixtures.asks("G-SD-sgt", "G-SD-nobody", from, to),
                "acting_supervisor_id G-SD-nobody is unknown");
        refused(
                ActingFixtures.asks("G-SD-sgt", "G-SD-gone", from, to),
                "acting_supervisor_id G-SD-gone has left the department");
        refused(ActingFixtures.asks("G-SD-sgt", "G-SD-sgt", from, to), "G-SD-sgt cannot act for himself");
        refused(ActingFixtures.asks("G-SD-sgt", "G-SD-buddy", to, from), "is not after from");
        refused(
                ActingFixtures.asks("G-SD-lt", "G-SD-officer", from, to),
                "G-SD-officer under G-SD-sgt under G-SD-officer");
        ActingFixtures.acts("G-SD-sgt", "G-SD-buddy", from, to);
        refused(
                ActingFixtures.asks("G-SD-sgt", "G-SD-sgt2", from, to),
                "somebody already acts: G-SD-buddy acts for G-SD-sgt");
    }

    @Test
    void shouldRefuseARosterWhoseSupervisorIsUnknownOrTheEmployee() {
        department("G-SE");
        String row = "G-SE-officer,2026-11-%s,2026-11-%s,REGULAR,,,%s\n";
        String header = "employee_id,start,end,kind,break_start,break_end,supervisor_id\n";
        asRosterAdmin()
                .contentType("text/csv")
                .body(header
                        + row.formatted("05T12:00:00Z", "05T22:00:00Z", "G-SE-nobody")
                        + row.formatted("06T12:00:00Z", "06T22:00:00Z", "G-SE-officer")
                        + row.formatted("07T12:00:00Z", "07T22:00:00Z", "G-SE-sgt2"))
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200)
                .body("counts.refused", is(2))
                .body("rows[0].reason", equalTo("supervisor_id G-SE-nobody is unknown"))
                .body("rows[1].reason", equalTo("supervisor_id G-SE-officer is the employee himself"))
                .body("rows[2].outcome", equalTo("added"));
        refused(shift("G-SE-officer", "G-SE-nobody"), "supervisor_id G-SE-nobody is unknown");
        refused(shift("G-SE-officer", "G-SE-officer"), "supervisor_id G-SE-officer is the employee himself");
    }

    @Test
    void shouldImportValidRowsAndSayWhyOthersAreRefused() {
        department("G-SG");
        String file = "supervisor_id,acting_supervisor_id,from,to\n"
                + "G-SG-sgt,G-SG-buddy,2033-11-05T00:00:00Z,2033-11-06T00:00:00Z\n"
                + "G-SG-sgt,G-SG-officer,2033-11-05T12:00:00Z,2033-11-06T00:00:00Z\n"
                + "G-SG-lt,G-SG-nobody,2033-11-05T00:00:00Z,2033-11-06T00:00:00Z\n"
                + "G-SG-lt,G-SG-sgt,2033-11-06T00:00:00Z,2033-11-05T00:00:00Z\n"
                + "G-SG-lt,G-SG-sgt,tomorrow,2033-11-05T00:00:00Z\n";
        var window = Map.of("from", "2033-11-05T00:00:00Z", "to", "2033-11-06T00:00:00Z");

        imported(file, true).body("counts.pending", is(1)).body("rows[0].request_id", equalTo(null));
        String request = imported(file, false)
                .body("rows.outcome", contains("pending", "refused", "refused", "refused", "refused"))
                .body("rows[1].reason", containsString("somebody already acts: G-SG-buddy acts for G-SG-sgt"))
                .body("rows[2].reason", equalTo("acting_supervisor_id G-SG-nobody is unknown"))
                .body("rows[3].reason", containsString("is not after from"))
                .body("rows[4].reason", containsString("'tomorrow' is not a time"))
                .extract()
                .path("rows[0].request_id");
        list(window).body("items", empty());
        ActingFixtures.approve(request, ActingFixtures.secondPerson()).statusCode(200);
        list(window).body("items.acting_supervisor_id", contains("G-SG-buddy"));
        imported(file, false).body("rows[0].outcome", equalTo("unchanged"));
    }

    private static ValidatableResponse imported(String file, boolean dryRun) {
        return asRosterAdmin()
                .contentType("text/csv")
                .queryParam("dry_run", dryRun)
                .body(file)
                .post("/api/v1/roster/acting/import")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldListPageByPage() {
        department("G-SF");
        for (int day = 5; day < 8; day++) {
            ActingFixtures.acts(
                    "G-SF-sgt",
                    "G-SF-buddy",
                    "2031-11-0%dT00:00:00Z".formatted(day),
                    "2031-11-0%dT12:00:00Z".formatted(day));
        }
        var window = Map.of("from", "2031-11-01T00:00:00Z", "to", "2031-12-01T00:00:00Z", "page_size", "2");
        String next = list(window)
                .body("items.from", contains("2031-11-05T00:00:00Z", "2031-11-06T00:00:00Z"))
                .extract()
                .path("next_page_token");
        asRosterAdmin()
                .queryParams(window)
                .queryParam("page_token", next)
                .get("/api/v1/roster/acting")
                .then()
                .body("items.from", contains("2031-11-07T00:00:00Z"))
                .body("next_page_token", equalTo(null));
        list(Map.of("from", "2032-11-01T00:00:00Z", "to", "2032-12-01T00:00:00Z"))
                .body("items", empty());
    }

    private static Department department(String prefix) {
        var department = Department.load(prefix);
        department
                .importRows(department.row("buddy", department.id("sgt"), department.unit())
                        + department.row("sgt2", department.id("lt"), department.unit()))
                .statusCode(200);
        return department;
    }

    private static ValidatableResponse shift(String employeeId, String supervisorId) {
        return asRosterAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "employee_id", employeeId,
                        "start", "2026-11-05T12:00:00Z",
                        "end", "2026-11-05T22:00:00Z",
                        "kind", "REGULAR",
                        "supervisor_id", supervisorId,
                        "reason", "a test"))
                .post("/api/v1/roster/shifts")
                .then();
    }

    private static void refused(ValidatableResponse response, String detail) {
        response.statusCode(422).body("detail", containsString(detail));
    }

    private static ValidatableResponse supervisor(String employeeId, String at) {
        return asRosterAdmin()
                .queryParams(Map.of("employee_id", employeeId, "at", at))
                .get("/api/v1/duty/supervisor")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(Map<String, String> parameters) {
        var request = parameters.containsKey("from")
                ? asRosterAdmin()
                : asRosterAdmin().queryParams(Map.of("from", "2026-11-05T00:00:00Z", "to", "2026-11-09T00:00:00Z"));
        return request.queryParams(parameters)
                .get("/api/v1/roster/acting")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification asRosterAdmin() {
        return as(TestTokens.of("rosteradmin", "roster-admin"));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
