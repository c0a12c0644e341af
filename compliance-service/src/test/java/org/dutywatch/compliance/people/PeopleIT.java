package org.dutywatch.compliance.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.access.AccessScope;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.chain.EmployeesBelow;
import org.dutywatch.compliance.people.employees.Assignment;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.people.employees.Employees;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code people} decides who belongs to the department, who supervises whom, and who may see whom. What
 * enters: employees and acting supervisors over REST, from a roster administrator, and the shifts with an alert, from
 * the area {@code cases}. What leaves: {@link Employees}, {@link AccessScope} and {@link AlertedShifts} for the areas
 * above, each answer for a moment in time, and {@code compliance.employee-changed.v1} for the other services.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class PeopleIT {
    private static final Instant START = Instant.parse("2026-10-12T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Instant TRANSFER = START.plus(Duration.ofDays(3));
    private static final Instant AFTERWARDS = TRANSFER.plus(Duration.ofDays(1));

    @Inject
    Employees employees;

    @Inject
    EmployeesBelow employeesBelow;

    @Inject
    AlertedShifts alertedShifts;

    @Inject
    ComplianceTopics topics;

    /** A chief over a lieutenant over a sergeant over an officer. */
    private Department department = new Department("");

    private String officer = "";
    private String sergeant = "";
    private String lieutenant = "";

    @BeforeEach
    void newDepartment() {
        department = Department.load("PEO" + UUID.randomUUID().toString().substring(0, 6));
        officer = department.id("officer");
        sergeant = department.id("sgt");
        lieutenant = department.id("lt");
    }

    @Test
    void shouldAnswerWhoSupervisedWhomThenWhenAChangeIsDatedBack() {
        assertThat(assigned(AFTERWARDS).supervisorId()).isEqualTo(sergeant);

        reportsTo(officer, lieutenant, TRANSFER).statusCode(200);

        assertThat(assigned(START).supervisorId()).isEqualTo(sergeant);
        assertThat(assigned(AFTERWARDS).supervisorId()).isEqualTo(lieutenant);
        assertThat(employeesBelow.of(sergeant))
                .extracting(ChainSpan::employeeId, ChainSpan::to)
                .containsExactly(tuple(officer, TRANSFER));
    }

    @Test
    void shouldShowASupervisorTheOwnChainAsItWasThenWhenSomebodyWasTransferred() {
        reportsTo(officer, lieutenant, TRANSFER).statusCode(200);

        seesOfficer("sgt", START).statusCode(200);
        seesOfficer("sgt", AFTERWARDS)
                .statusCode(403)
                .body("detail", equalTo("this employee was not in your chain of command at that time"));
        seesOfficer("lt", AFTERWARDS).statusCode(200);
    }

    @Test
    void shouldShowAnActingSupervisorTheTeamOnlyWhenHeActs() {
        seesOfficer("clerk", START).statusCode(403);

        ActingFixtures.acts(sergeant, department.id("clerk"), START.toString(), TRANSFER.toString());

        seesOfficer("clerk", START).statusCode(200);
        seesOfficer("clerk", AFTERWARDS).statusCode(403);
    }

    @Test
    void shouldNameBothWhenALoopInTheChainIsRefused() {
        reportsTo(sergeant, officer, TRANSFER)
                .statusCode(422)
                .body("detail", containsString("the chain of command would loop"))
                .body("detail", containsString("Name of " + sergeant))
                .body("detail", containsString("Name of " + officer));
        assertThat(employees.below(lieutenant)).isEqualTo(Set.of(sergeant, officer));
    }

    @Test
    void shouldNameTheEmployeesAlertedInAnIntervalWhenAShiftIsRegistered() {
        QuarkusTransaction.requiringNew()
                .run(() -> alertedShifts.add(new AlertedPeriod(UUID.randomUUID(), officer, START, START, END)));

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(alertedShifts.employeesAlertedIn(List.of(
                            new AffectedInterval(officer, END.minusSeconds(60), AFTERWARDS),
                            new AffectedInterval(sergeant, START, END))))
                    .containsExactly(officer);
            assertThat(alertedShifts.employeesAlertedIn(List.of(new AffectedInterval(officer, END, AFTERWARDS))))
                    .isEmpty();
        });
    }

    @Test
    void shouldPublishTheEmployeeWhenHeIsTransferred() {
        moves(officer, sergeant, "Traffic", TRANSFER).statusCode(200);

        await("the transfer is published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.values("compliance.employee-changed.v1").stream()
                        .anyMatch(event -> event.contains(officer) && event.contains("\"unit\":\"Traffic\"")));
    }

    private Assignment assigned(Instant at) {
        var shift = new ShiftKey(officer, at);
        return employees.assignments(Set.of(shift)).getOrDefault(shift, Assignment.UNKNOWN);
    }

    /** Every path that shows an employee asks {@link AccessScope}; here it is his duty in one minute. */
    private ValidatableResponse seesOfficer(String person, Instant at) {
        return DepartmentFixtures.as(department.token(person, "supervisor"))
                .get("/api/v1/duty?employee_id=" + officer + "&from=" + at + "&to=" + at.plusSeconds(60))
                .then();
    }

    private ValidatableResponse reportsTo(String employeeId, String supervisorId, Instant from) {
        return moves(employeeId, supervisorId, department.unit(), from);
    }

    private static ValidatableResponse moves(String employeeId, String supervisorId, String unit, Instant from) {
        return rosterAdmin()
                .contentType("application/json")
                .body(Map.of(
                        "username",
                        employeeId,
                        "name",
                        "Name of " + employeeId,
                        "email",
                        employeeId + "@ridgemont-pd.example",
                        "supervisor_id",
                        supervisorId,
                        "unit",
                        unit,
                        "effective_from",
                        from.toString(),
                        "reason",
                        "transfer order 26-114"))
                .put("/api/v1/employees/" + employeeId)
                .then();
    }

    private static RequestSpecification rosterAdmin() {
        return DepartmentFixtures.as(TestTokens.of("rosteradmin", "roster-admin"));
    }
}
