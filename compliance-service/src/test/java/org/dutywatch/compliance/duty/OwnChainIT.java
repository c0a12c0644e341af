package org.dutywatch.compliance.duty;

import static org.dutywatch.compliance.testing.DepartmentFixtures.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sergeant who keeps the roster changes nothing of his own duty, nor of the duty of those above him. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OwnChainIT {
    private static final String REFUSAL = "nobody changes anything about himself or somebody above him";

    private Department department = new Department("");
    /** No other test has shifts that start in this second. */
    private Instant start = Instant.EPOCH;

    private Instant end = Instant.EPOCH;
    private String clerk = "";
    private List<String> ownChain = List.of();

    @BeforeEach
    void newDepartment() {
        start = Instant.parse("2026-10-20T12:07:00Z")
                .plusSeconds(ThreadLocalRandom.current().nextInt(100_000));
        end = start.plus(Duration.ofHours(10));
        department = Department.load("OC" + UUID.randomUUID().toString().substring(0, 6));
        clerk = department.token("sgt", "roster-admin");
        ownChain = List.of(department.id("sgt"), department.id("lt"), department.id("chief"));
    }

    @Test
    void shouldRefuseShiftsOfHimselfAndThoseAboveHim() {
        for (String employee : ownChain) {
            adds(employee).statusCode(422).body("detail", containsString(REFUSAL));
            DepartmentFixtures.rosters(employee, start, end);
            as(clerk)
                    .queryParam("reason", "was not there")
                    .delete("/api/v1/roster/shifts/" + employee + "/" + start)
                    .then()
                    .statusCode(422);
        }
        adds(department.id("officer")).statusCode(200);
        adds(department.id("clerk")).statusCode(200);
    }

    @Test
    void shouldRefuseTheOwnRowsOfAFileAndImportTheOthers() {
        String own = department.id("sgt");
        String officer = department.id("officer");
        imports(row(own, start) + row(officer, start), "delta")
                .body("rows.outcome", equalTo(List.of("refused", "added")))
                .body("rows[0].reason", containsString(REFUSAL));

        DepartmentFixtures.rosters(own, start, end);
        imports(row(own, start), "delta").body("rows[0].outcome", equalTo("unchanged"));
        imports(row(officer, start), "snapshot")
                .body("removed", hasSize(0))
                .body("rows[0].outcome", equalTo("unchanged"));
        imports(row(own, start), "delta").body("rows[0].outcome", equalTo("unchanged"));
    }

    @Test
    void shouldRefuseClockTimesOfHimself() {
        String own = department.id("sgt");
        String officer = department.id("officer");
        DepartmentFixtures.rosters(own, start, end);
        DepartmentFixtures.rosters(officer, start, end);

        clocks(own).statusCode(422).body("detail", containsString(REFUSAL));
        clocks(officer).statusCode(200);
        as(clerk)
                .contentType("text/csv")
                .queryParam("reason", "clock")
                .body("employee_id,shift_start,clock_in,clock_out\n" + own + "," + start + "," + start + ","
                        + end.minusSeconds(7200) + "\n")
                .post("/api/v1/roster/actuals/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString(REFUSAL));
    }

    @Test
    void shouldRefuseWhoActsForHimselfOrSomebodyAboveHim() {
        for (String place : ownChain) {
            acting(place).statusCode(422).body("detail", containsString(REFUSAL));
        }
        as(clerk)
                .contentType("text/csv")
                .body("supervisor_id,acting_supervisor_id,from,to\n" + department.id("lt") + ","
                        + department.id("clerk") + "," + start + "," + end + "\n")
                .post("/api/v1/roster/acting/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString(REFUSAL));
    }

    private ValidatableResponse acting(String place) {
        return as(clerk)
                .contentType("application/json")
                .body(Map.of(
                        "supervisor_id", place,
                        "acting_supervisor_id", department.id("clerk"),
                        "from", start.toString(),
                        "to", end.toString(),
                        "reason", "on leave"))
                .post("/api/v1/roster/acting")
                .then();
    }

    private ValidatableResponse adds(String employee) {
        return as(clerk)
                .contentType("application/json")
                .body(Map.of(
                        "employee_id",
                        employee,
                        "start",
                        start.plus(Duration.ofDays(1)).toString(),
                        "end",
                        end.plus(Duration.ofDays(1)).toString(),
                        "kind",
                        "REGULAR",
                        "reason",
                        "says the duty sheet"))
                .post("/api/v1/roster/shifts")
                .then();
    }

    private ValidatableResponse clocks(String employee) {
        return as(clerk)
                .contentType("application/json")
                .body(Map.of(
                        "clock_in",
                        start.toString(),
                        "clock_out",
                        end.minusSeconds(3600).toString(),
                        "source",
                        "clock",
                        "reason",
                        "left early"))
                .put("/api/v1/roster/shifts/" + employee + "/" + start + "/actual")
                .then();
    }

    private ValidatableResponse imports(String rows, String mode) {
        var request = as(clerk).contentType("text/csv").queryParam("mode", mode);
        if (mode.equals("snapshot")) {
            request.queryParam("from", start.toString())
                    .queryParam("to", start.plusSeconds(1).toString());
        }
        return request.body("employee_id,start,end,kind,break_start,break_end\n" + rows)
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200);
    }

    private static String row(String employee, Instant start) {
        return employee + "," + start + "," + start.plus(Duration.ofHours(10)) + ",REGULAR,,\n";
    }
}
