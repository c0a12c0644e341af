package org.dutywatch.compliance.duty.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.Shift;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads the rosters of {@link RosterTable} over REST and reads them over REST and as the evaluation does. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DutyTableIT {
    @Inject
    CurrentShifts rosters;

    @ParameterizedTest
    @MethodSource("org.dutywatch.compliance.duty.timeline.RosterTable#cases")
    void shouldGiveTheMinutesThatWereCalculatedByHand(RosterTable.Case roster) {
        String prefix = "B-T" + UUID.randomUUID().toString().substring(0, 6);
        Department department = Department.load(prefix);
        sendCsv(
                "/api/v1/roster/import",
                "employee_id,start,end,kind,break_start,break_end\n" + roster.rows(),
                department);
        roster.operations()
                .forEach(operation -> rosterAdmin()
                        .contentType("application/json")
                        .body(named(operation.body(), department))
                        .post(operation.path())
                        .then()
                        .statusCode(200));
        sendCsv(
                "/api/v1/roster/actuals/import",
                "employee_id,shift_start,clock_in,clock_out\n" + roster.actuals(),
                department);

        roster.minutes().forEach((employee, minutes) -> {
            String id = named(employee, department);
            assertThat(onDutyMinutes(id)).as("GET /api/v1/duty of " + employee).isEqualTo(minutes.longValue());
            assertThat(evaluatedMinutes(id)).as("evaluated duty of " + employee).isEqualTo(minutes.longValue());
        });
    }

    private static long onDutyMinutes(String employeeId) {
        List<Map<String, String>> items = rosterAdmin()
                .queryParam("employee_id", employeeId)
                .queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("to", "2027-01-01T00:00:00Z")
                .get("/api/v1/duty")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.state == 'ON_DUTY' }");
        return items.stream()
                .map(item -> Duration.between(Instant.parse(item.get("start")), Instant.parse(item.get("end"))))
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
    }

    private long evaluatedMinutes(String employeeId) {
        return rosters
                .shiftsOverlapping(
                        employeeId, Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"))
                .stream()
                .map(Shift::duty)
                .map(duty -> duty.length())
                .reduce(Duration.ZERO, Duration::plus)
                .toMinutes();
    }

    private static void sendCsv(String path, String file, Department department) {
        rosterAdmin()
                .contentType("text/csv")
                .body(named(file, department))
                .post(path)
                .then()
                .statusCode(200)
                .body("counts.refused", is(0));
    }

    private static String named(String text, Department department) {
        return text.replace("{A}", department.id("officer")).replace("{B}", department.id("sgt"));
    }

    private static RequestSpecification rosterAdmin() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }
}
