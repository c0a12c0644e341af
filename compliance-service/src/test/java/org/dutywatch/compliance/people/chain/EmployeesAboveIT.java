package org.dutywatch.compliance.people.chain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

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
import org.dutywatch.compliance.testing.ActingFixtures;
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
        var department = department("ABA");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + "ABA-officer,ABA-officer,Moved,ABA-officer@ridgemont-pd.example,ABA-sgt2,"
                                + department.unit() + ",2026-11-06T00:00:00Z\n",
                        false)
                .statusCode(200);

        assertThat(employeesAbove.of("ABA-officer", NOON)).containsExactly("ABA-sgt", "ABA-lt", "ABA-chief");
        assertThat(employeesAbove.of("ABA-officer", NEXT_NOON)).containsExactly("ABA-sgt2", "ABA-lt", "ABA-chief");
        assertThat(employeesAbove.of("ABA-chief", NOON)).isEmpty();
        assertThat(employeesAbove.of("ABA-nobody", NOON)).isEmpty();
    }

    @Test
    void shouldListWhoeverActsOrIsNamedByTheRosterForThatTimeOnly() {
        department("ABB");
        shift("ABB-officer", "ABB-sgt2");
        act("ABB-sgt", "ABB-buddy");
        act("ABB-sgt2", "ABB-clerk");

        assertThat(employeesAbove.of("ABB-officer", NOON))
                .containsExactly("ABB-clerk", "ABB-sgt2", "ABB-buddy", "ABB-sgt", "ABB-lt", "ABB-chief");
        assertThat(employeesAbove.of("ABB-officer", NEXT_NOON)).containsExactly("ABB-sgt", "ABB-lt", "ABB-chief");
    }

    @Test
    void shouldListExactlyThosePersonsWhoSeeTheEmployeeAtThatTime() {
        var department = department("ABC");
        shift("ABC-officer", "ABC-sgt2");
        shift("ABC-sgt", "ABC-clerk");
        act("ABC-sgt2", "ABC-buddy");

        for (Instant at : List.of(NOON, NEXT_NOON)) {
            var seeing = Stream.of("chief", "lt", "sgt", "sgt2", "buddy", "clerk")
                    .filter(person -> sees(department.token(person, "supervisor"), "ABC-officer", at))
                    .map(department::id)
                    .toList();
            assertThat(employeesAbove.of("ABC-officer", at)).containsExactlyInAnyOrderElementsOf(seeing);
        }
    }

    @Test
    void shouldGoOnAboveALeaverWhomTheRosterNamed() {
        var department = department("ABE");
        shift("ABE-officer", "ABE-sgt2");
        assertThat(employeesAbove.of("ABE-officer", NOON))
                .containsExactly("ABE-sgt2", "ABE-sgt", "ABE-lt", "ABE-chief");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,active,effective_from\n"
                                + "ABE-sgt2,ABE-sgt2,Sgt,ABE-sgt2@ridgemont-pd.example,ABE-buddy,"
                                + department.unit() + ",true,2026-11-01T00:00:00Z\n"
                                + "ABE-sgt2,ABE-sgt2,Sgt,ABE-sgt2@ridgemont-pd.example,ABE-buddy,"
                                + department.unit() + ",false,2026-11-10T00:00:00Z\n",
                        false)
                .body("rows.outcome", everyItem(equalTo("changed")));

        assertThat(employeesAbove.of("ABE-officer", NOON))
                .containsExactly("ABE-sgt", "ABE-buddy", "ABE-lt", "ABE-chief");
        assertThat(employeesAbove.of("ABE-officer", NEXT_NOON)).containsExactly("ABE-sgt", "ABE-lt", "ABE-chief");
        String buddy = department.token("buddy", "supervisor");
        assertThat(sees(buddy, "ABE-officer", NOON)).isTrue();
        assertThat(sees(buddy, "ABE-officer", NEXT_NOON)).isFalse();
    }

    @Test
    void shouldListOnlyThoseAboveEveryOneOfSeveralEmployees() {
        department("ABD");
        act("ABD-lt", "ABD-clerk");

        assertThat(employeesAbove.ofEach(List.of(new ShiftKey("ABD-officer", NOON), new ShiftKey("ABD-sgt2", NOON))))
                .containsExactly("ABD-clerk", "ABD-lt", "ABD-chief");
        assertThat(employeesAbove.ofEach(
                        List.of(new ShiftKey("ABD-officer", NOON), new ShiftKey("ABD-officer", NEXT_NOON))))
                .as("the clerk acted on the first day only")
                .containsExactly("ABD-sgt", "ABD-lt", "ABD-chief");
        assertThat(employeesAbove.ofEach(List.of(new ShiftKey("ABD-officer", NOON), new ShiftKey("ABD-lt", NOON))))
                .as("the lieutenant is one of the employees")
                .containsExactly("ABD-chief");
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
        ActingFixtures.acts(supervisorId, actingId, "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z");
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
