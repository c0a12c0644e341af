package org.dutywatch.compliance.people.chain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EmployeesAboveIT {
    private static final Instant NOON = Instant.parse("2026-11-05T18:00:00Z");
    private static final Instant NEXT_NOON = Instant.parse("2026-11-06T18:00:00Z");

    @Inject
    EmployeesAbove employeesAbove;

    @Test
    void shouldListTheChainOfCommandOfThatTimeWhenTheSupervisorIsAnotherNow() {
        var department = department("EA");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + "EA-officer,EA-officer,Moved,EA-officer@ridgemont-pd.example,EA-sgt2,"
                                + department.unit() + ",2026-11-06T00:00:00Z\n",
                        false)
                .statusCode(200);

        assertThat(employeesAbove.of("EA-officer", NOON)).containsExactly("EA-sgt", "EA-lt", "EA-chief");
        assertThat(employeesAbove.of("EA-officer", NEXT_NOON)).containsExactly("EA-sgt2", "EA-lt", "EA-chief");
        assertThat(employeesAbove.of("EA-chief", NOON)).isEmpty();
        assertThat(employeesAbove.of("EA-nobody", NOON)).isEmpty();
    }

    @Test
    void shouldListWhoeverActsOrIsNamedByTheRosterForThatTimeOnly() {
        department("EB");
        shift("EB-officer", "EB-sgt2");
        act("EB-sgt", "EB-buddy");
        act("EB-sgt2", "EB-clerk");

        assertThat(employeesAbove.of("EB-officer", NOON))
                .containsExactly("EB-clerk", "EB-sgt2", "EB-buddy", "EB-sgt", "EB-lt", "EB-chief");
        assertThat(employeesAbove.of("EB-officer", NEXT_NOON)).containsExactly("EB-sgt", "EB-lt", "EB-chief");
    }

    @Test
    void shouldListExactlyThosePersonsWhoSeeTheEmployeeAtThatTime() {
        var department = department("EC");
        shift("EC-officer", "EC-sgt2");
        shift("EC-sgt", "EC-clerk");
        act("EC-sgt2", "EC-buddy");

        for (Instant at : List.of(NOON, NEXT_NOON)) {
            var seeing = Stream.of("chief", "lt", "sgt", "sgt2", "buddy", "clerk")
                    .filter(person -> sees(department.token(person, "supervisor"), "EC-officer", at))
                    .map(department::id)
                    .toList();
            assertThat(employeesAbove.of("EC-officer", at)).containsExactlyInAnyOrderElementsOf(seeing);
        }
    }

    @Test
    void shouldListOnlyThoseAboveEveryOneOfSeveralEmployees() {
        department("ED");
        act("ED-lt", "ED-clerk");

        assertThat(employeesAbove.ofEach(List.of(new ShiftKey("ED-officer", NOON), new ShiftKey("ED-sgt2", NOON))))
                .containsExactly("ED-clerk", "ED-lt", "ED-chief");
        assertThat(employeesAbove.ofEach(
                        List.of(new ShiftKey("ED-officer", NOON), new ShiftKey("ED-officer", NEXT_NOON))))
                .as("the clerk acted on the first day only")
                .containsExactly("ED-sgt", "ED-lt", "ED-chief");
        assertThat(employeesAbove.ofEach(List.of(new ShiftKey("ED-officer", NOON), new ShiftKey("ED-lt", NOON))))
                .as("the lieutenant is one of the employees")
                .containsExactly("ED-chief");
        assertThat(employeesAbove.ofEach(List.of())).isEmpty();
    }

    private static Department department(String prefix) {
        var department = Department.load(prefix);
        department
                .importRows(department.row("buddy", department.id("chief"), department.unit())
                        + department.row("sgt2", department.id("lt"), department.unit()))
                .statusCode(200);
        return department;
    }

    private static void act(String supervisorId, String actingId) {
        asRosterAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "supervisor_id", supervisorId,
                        "acting_supervisor_id", actingId,
                        "from", "2026-11-05T00:00:00Z",
                        "to", "2026-11-06T00:00:00Z",
                        "reason", "a test"))
                .post("/api/v1/roster/acting")
                .then()
                .statusCode(201);
    }

    private static void shift(String employeeId, String supervisorId) {
        asRosterAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "employee_id", employeeId,
                        "start", "2026-11-05T12:00:00Z",
                        "end", "2026-11-05T22:00:00Z",
                        "kind", "REGULAR",
                        "supervisor_id", supervisorId,
                        "reason", "a test"))
                .post("/api/v1/roster/shifts")
                .then()
                .statusCode(200);
    }

    private static boolean sees(String token, String employeeId, Instant at) {
        return given().auth()
                        .oauth2(token)
                        .queryParams(Map.of("employee_id", employeeId, "at", at.toString()))
                        .get("/api/v1/duty/supervisor")
                        .statusCode()
                == 200;
    }

    private static RequestSpecification asRosterAdmin() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }
}
