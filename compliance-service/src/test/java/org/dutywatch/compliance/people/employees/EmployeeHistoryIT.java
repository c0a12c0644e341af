package org.dutywatch.compliance.people.employees;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.compliance.people.alerted.AlertedPeriod;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.people.chain.EmployeesBelow;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.compliance.testing.ChangesAhead;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EmployeeHistoryIT {
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant MID_NOVEMBER = Instant.parse("2026-11-15T06:00:00Z");

    @Inject
    Employees employees;

    @Inject
    EmployeesBelow employeesBelow;

    @Inject
    AlertedShifts alertedShifts;

    @Inject
    Database database;

    @Test
    void shouldAnswerWhereSomebodyBelongedWhenTheShiftBegan() {
        var department = Department.load("C-HA");
        String officer = department.id("officer");

        put(department, "C-HA-lt", "Traffic C-HA", MID_NOVEMBER, "transfer order 26-114")
                .statusCode(200);

        assertEquals(new Assignment("Patrol C-HA", "", "C-HA-sgt"), assigned(officer, NOVEMBER));
        assertEquals(new Assignment("Traffic C-HA", "", "C-HA-lt"), assigned(officer, MID_NOVEMBER));
    }

    private Assignment assigned(String employeeId, Instant shiftStart) {
        var shift = new ShiftKey(employeeId, shiftStart);
        return employees.assignments(Set.of(shift)).getOrDefault(shift, Assignment.UNKNOWN);
    }

    @Test
    void shouldAnswerWhatWasKnownAtOneTimeAboutAnother() {
        var department = Department.load("C-HB");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        put(department, "C-HB-sgt", "Traffic C-HB", MID_NOVEMBER, "reported late")
                .statusCode(200);

        read("C-HB-officer", MID_NOVEMBER, null)
                .body("unit", equalTo("Traffic C-HB"), "reason", equalTo("reported late"));
        read("C-HB-officer", NOVEMBER, null).body("unit", equalTo("Patrol C-HB"), "valid_from", nullValue());
        read("C-HB-officer", MID_NOVEMBER, before)
                .body("unit", equalTo("Patrol C-HB"), "superseded_at", notNullValue());
        read("C-HB-officer", null, before).body("unit", equalTo("Patrol C-HB"));
    }

    @Test
    void shouldShowWhatAMachineWhoseClockIsAheadHasRecorded() {
        var department = Department.load("C-HZ");
        put(department, "C-HZ-sgt", "Traffic C-HZ", MID_NOVEMBER, "reported late")
                .statusCode(200);
        OwnerDatabase.execute("update employee_version set recorded_at = now() + interval '1 hour'"
                + " where employee_id = 'C-HZ-officer' and unit = 'Traffic C-HZ'");

        read("C-HZ-officer", MID_NOVEMBER, null).body("unit", equalTo("Traffic C-HZ"));
    }

    @Test
    void shouldSupersedeVersionsWithoutOverwritingThem() {
        var department = Department.load("C-HC");
        put(department, "C-HC-sgt", "Traffic C-HC", MID_NOVEMBER, "reported late")
                .statusCode(200);
        put(department, "C-HC-sgt", "Patrol C-HC", MID_NOVEMBER, "was reported wrongly")
                .statusCode(200);

        var history =
                asClerk().get("/api/v1/employees/C-HC-officer/history").then().statusCode(200);

        history.body("items.unit", contains("Patrol C-HC", "Patrol C-HC", "Traffic C-HC", "Patrol C-HC"))
                .body("items.recorded_by[1]", equalTo("rosteradmin"))
                .body("items.findAll { it.superseded_at == null }", hasSize(1))
                .body("items[3].superseded_at", nullValue())
                .body("items[3].valid_from", nullValue())
                .body("items[3].reason", equalTo("was reported wrongly"));
    }

    @Test
    void shouldApplyAFutureChangeWhenItIsDue() {
        var department = Department.load("C-HD");
        put(department, "C-HD-lt", "Traffic C-HD", ChangesAhead.tomorrow(), "transfer")
                .body("unit", equalTo("Patrol C-HD"));

        ChangesAhead.becomesDue("C-HD-officer");

        await("the transfer in force")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> asClerk()
                        .get("/api/v1/employees/C-HD-officer")
                        .then()
                        .body(
                                "unit",
                                equalTo("Traffic C-HD"),
                                "supervisor_id",
                                equalTo("C-HD-lt"),
                                "version",
                                equalTo(2)));
        assertEquals(Set.of("C-HD-sgt", "C-HD-officer"), employees.below("C-HD-lt"));
        assertEquals(Set.of(), employees.below("C-HD-sgt"));
    }

    @Test
    void shouldReadRankAndTimesFromAFile() {
        var answer = Department.importFile(
                "employee_id,username,name,email,supervisor_id,unit,rank,effective_from\n"
                        + "C-HE-1,c-he-1,One,c-he-1@x.example,,Patrol,Officer,\n"
                        + "C-HE-1,c-he-1,One,c-he-1@x.example,,Patrol,Sergeant,2026-11-15T00:00:00-06:00\n"
                        + "C-HE-2,c-he-2,Two,c-he-2@x.example,C-HE-1,Patrol,Officer,15 November\n",
                false);

        answer.body("rows.outcome", contains("changed", "added", "refused"))
                .body("rows[2].reason", containsString("effective_from '15 November' is not a time"));
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit\n"
                                + "C-HE-1,c-he-1,One,c-he-1@x.example,,Records\n",
                        false)
                .body("rows.outcome", contains("changed"));
        asClerk().get("/api/v1/employees/C-HE-1").then().body("unit", equalTo("Records"), "rank", equalTo("Officer"));
    }

    @Test
    void shouldRefuseToEndASupervisorAndNameTheReports() {
        var department = Department.load("C-HF");
        String end = "employee_id,username,name,email,supervisor_id,unit,active\n"
                + department.row("sgt", "C-HF-lt", "Patrol C-HF").strip() + ",false\n";

        Department.importFile(end, false)
                .body("rows.outcome", contains("refused"))
                .body("rows[0].reason", containsString("C-HF-officer (Name of C-HF-officer)"));
        Department.importFile(
                        end
                                + department
                                        .row("officer", "C-HF-lt", "Patrol C-HF")
                                        .strip() + ",true\n",
                        false)
                .body("rows.outcome", contains("changed", "changed"));
    }

    @Test
    void shouldRefuseAPastChangeOfUnitWhenARunningEvaluationRaisesAnAlert() {
        var department = Department.load("C-HL");
        asClerk()
                .contentType("application/json")
                .body(Map.of(
                        "employee_id", "C-HL-officer",
                        "start", MID_NOVEMBER.toString(),
                        "end", MID_NOVEMBER.plus(Duration.ofHours(10)).toString(),
                        "kind", "REGULAR",
                        "reason", "a test"))
                .post("/api/v1/roster/shifts")
                .then()
                .statusCode(200);

        // As an evaluation does: it locks the shift in the queue, raises the alert and commits.
        var change = QuarkusTransaction.requiringNew().call(() -> {
            database.useHandle(handle ->
                    handle.createUpdate("""
                            insert into evaluation_due (employee_id, shift_start, cause, urgent, marked_at)
                            values ('C-HL-officer', :start, 'NEW_LINES', true, now())
                            on conflict (employee_id, shift_start) do update set urgent = true
                            """).bind("start", MID_NOVEMBER).execute());
            alertedShifts.add(new AlertedPeriod(
                    UUID.randomUUID(),
                    "C-HL-officer",
                    MID_NOVEMBER,
                    MID_NOVEMBER,
                    MID_NOVEMBER.plus(Duration.ofHours(10))));
            var waiting = CompletableFuture.supplyAsync(
                    () -> put(department, "C-HL-sgt", "Traffic C-HL", NOVEMBER, "reported late"));
            await("the change waits for the evaluation")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> database.withHandle(handle ->
                            handle.createQuery("""
                                    select count(*) > 0 from pg_locks
                                     where not granted and locktype = 'transactionid'
                                    """).mapTo(Boolean.class).one()));
            return waiting;
        });

        change.join()
                .statusCode(422)
                .body(
                        "detail",
                        containsString("C-HL-officer (Name of C-HL-officer) has shifts with an alert on record"));
        read("C-HL-officer", MID_NOVEMBER, null).body("unit", equalTo("Patrol C-HL"));
        put(department, "C-HL-sgt", "Traffic C-HL", MID_NOVEMBER.plus(Duration.ofDays(1)), "transfer")
                .statusCode(200);
    }

    @Test
    void shouldRecordEveryRowWhenAFileChangesTheWholeDepartment() {
        int size = 1500;
        Department.importFile(fileOf(size, "Patrol C-HM"), false)
                .statusCode(200)
                .body("counts.added", equalTo(size));

        Department.importFile(fileOf(size, "Traffic C-HM"), false)
                .statusCode(200)
                .body("counts.changed", equalTo(size));

        assertEquals(size, employees.idsInUnit("Traffic C-HM").size());
        assertEquals(size, employees.idsEverInUnit("Patrol C-HM").size());
        asClerk().get("/api/v1/employees/C-HM-1499").then().body("version", equalTo(2));
    }

    private static String fileOf(int size, String unit) {
        return IntStream.range(0, size)
                .mapToObj(number -> "C-HM-%1$d,C-HM-%1$d,Name,C-HM-%1$d@x.example,,%2$s%n".formatted(number, unit))
                .collect(Collectors.joining("", "employee_id,username,name,email,supervisor_id,unit\n", ""));
    }

    @Test
    void shouldRefuseATimeThatIsAMistake() {
        var department = Department.load("C-HG");

        put(department, "C-HG-sgt", "Patrol C-HG", Instant.parse("0026-11-05T06:00:00Z"), "typo")
                .statusCode(400)
                .body("detail", containsString("effective_from"));
        asClerk()
                .queryParam("at", "yesterday")
                .get("/api/v1/employees/C-HG-sgt")
                .then()
                .statusCode(400)
                .body("detail", containsString("at is not a time"));
        asClerk().get("/api/v1/employees/C-HG-none/history").then().statusCode(404);
    }

    @Test
    void shouldShowASupervisorTheChainAsItWasAtThatTime() {
        var department = Department.load("C-HI");
        put(department, "C-HI-lt", "Patrol C-HI", MID_NOVEMBER, "transfer").statusCode(200);
        String sergeant = department.token("sgt", "supervisor");
        String lieutenant = department.token("lt", "supervisor");

        duty(sergeant, "C-HI-officer", NOVEMBER).statusCode(200);
        duty(sergeant, "C-HI-officer", MID_NOVEMBER)
                .statusCode(403)
                .body("detail", equalTo("this employee was not in your chain of command at that time"));
        duty(lieutenant, "C-HI-officer", NOVEMBER).statusCode(200);
        duty(lieutenant, "C-HI-officer", MID_NOVEMBER).statusCode(200);
        duty(department.token("officer", "employee"), "C-HI-officer", MID_NOVEMBER)
                .statusCode(200);
    }

    @Test
    void shouldShowAnActingSupervisorTheEmployeesForThatTimeOnly() {
        var department = Department.load("C-HK");
        department.importRows(department.row("peer", department.id("sgt"), "Patrol C-HK"));
        ActingFixtures.acts(
                "C-HK-sgt",
                "C-HK-peer",
                MID_NOVEMBER.toString(),
                MID_NOVEMBER.plus(Duration.ofDays(3)).toString());
        String acting = department.token("peer", "supervisor");

        duty(acting, "C-HK-officer", MID_NOVEMBER).statusCode(200);
        duty(acting, "C-HK-officer", NOVEMBER).statusCode(403);
        duty(acting, "C-HK-officer", MID_NOVEMBER.plus(Duration.ofDays(3))).statusCode(403);
        duty(acting, "C-HK-sgt", MID_NOVEMBER).statusCode(403);
    }

    @Test
    void shouldSplitTheTimeInTheChainWhenASupervisorIsMoved() {
        var department = Department.load("C-HJ");
        department.importRows(department.row("lt2", department.id("chief"), "Patrol C-HJ"));
        String file = "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                + department.row("sgt", "C-HJ-lt2", "Patrol C-HJ").strip() + "," + MID_NOVEMBER + "\n";
        Department.importFile(file, false).body("rows.outcome", contains("changed"));

        assertEquals(Set.of("C-HJ-officer until", "C-HJ-sgt until"), spansBelow("C-HJ-lt"));
        assertEquals(Set.of("C-HJ-officer from", "C-HJ-sgt from"), spansBelow("C-HJ-lt2"));
    }

    private Set<String> spansBelow(String top) {
        return employeesBelow.of(top).stream()
                .map(span -> span.employeeId()
                        + (span.to().equals(MID_NOVEMBER) ? " until" : "")
                        + (span.from().equals(MID_NOVEMBER) ? " from" : ""))
                .collect(Collectors.toSet());
    }

    private static ValidatableResponse duty(String token, String employeeId, Instant from) {
        return given().auth()
                .oauth2(token)
                .queryParam("employee_id", employeeId)
                .queryParam("from", from.toString())
                .queryParam("to", from.plus(Duration.ofDays(1)).toString())
                .get("/api/v1/duty")
                .then();
    }

    private static io.restassured.specification.RequestSpecification asClerk() {
        return given().auth().oauth2(TestTokens.of("rosteradmin", "roster-admin"));
    }

    private static ValidatableResponse read(String id, @Nullable Instant at, @Nullable Instant asOf) {
        var request = asClerk();
        if (at != null) {
            request = request.queryParam("at", at.toString());
        }
        if (asOf != null) {
            request = request.queryParam("as_of", asOf.toString());
        }
        return request.get("/api/v1/employees/" + id).then().statusCode(200);
    }

    /** Changes the officer of the department over REST. */
    private static ValidatableResponse put(
            Department department, String supervisor, String unit, Instant from, String reason) {
        String id = department.id("officer");
        Map<String, Object> body = new HashMap<>();
        body.put("username", id);
        body.put("name", "Name of " + id);
        body.put("email", id + "@ridgemont-pd.example");
        body.put("supervisor_id", supervisor);
        body.put("unit", unit);
        body.put("effective_from", from.toString());
        body.put("reason", reason);
        return asClerk()
                .contentType("application/json")
                .body(body)
                .put("/api/v1/employees/" + id)
                .then();
    }
}
