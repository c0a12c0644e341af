package org.dutywatch.compliance.people.scim;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dutywatch.compliance.people.scim.ScimShape.ENTERPRISE;
import static org.dutywatch.compliance.people.scim.ScimShape.clerk;
import static org.dutywatch.compliance.people.scim.ScimShape.newUser;
import static org.dutywatch.compliance.people.scim.ScimShape.patchOf;
import static org.dutywatch.compliance.people.scim.ScimShape.send;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.people.chain.EmployeesAbove;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.ChangesAhead;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Employees whose supervisor is not known yet or has left: they are listed until they have another one. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OpenSupervisorsIT {
    private static final String LIST = "/api/v1/employees/open-supervisors";

    @Inject
    EmployeesAbove employeesAbove;

    @Inject
    Database database;

    @Test
    void shouldApplyASupervisorAsSoonAsAFileAddsHim() {
        var department = Department.load("C-TA");
        create("C-TA-new", "C-TA-late");
        assertOpen("C-TA-new", "SUPERVISOR_UNKNOWN", "C-TA-late");
        assertSupervisor("C-TA-new", null);
        send("GET", "/Users/C-TA-new", null)
                .then()
                .body("'%s'.manager.value".formatted(ENTERPRISE), equalTo("C-TA-late"));
        patch("C-TA-new", "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Officer\"}");
        assertOpen("C-TA-new", "SUPERVISOR_UNKNOWN", "C-TA-late");

        department.importRows(department.row("new", "", "Patrol C-TA"));
        assertOpen("C-TA-new", "SUPERVISOR_UNKNOWN", "C-TA-late");

        department.importRows(department.row("late", "C-TA-lt", "Patrol C-TA")).body("rows.outcome", contains("added"));

        assertSupervisor("C-TA-new", "C-TA-late");
        assertNotOpen("C-TA-new");
        clerk().get("/api/v1/employees/C-TA-new/history")
                .then()
                .body("items.reason", hasItems("the supervisor whom the directory named is known now"));
    }

    @Test
    void shouldApplyASupervisorWhomAnotherProviderAdds() {
        Department.load("C-TB");
        patch("C-TB-officer", manager("C-TB-late"));
        patch("C-TB-clerk", manager("C-TB-late"));
        assertSupervisor("C-TB-officer", null);

        create("C-TB-late", "C-TB-lt");

        assertSupervisor("C-TB-officer", "C-TB-late");
        assertSupervisor("C-TB-clerk", "C-TB-late");
        assertNotOpen("C-TB-officer");
    }

    @Test
    void shouldApplyTheNextSupervisorInsteadOfTheAwaitedOne() {
        var department = Department.load("C-TC");
        patch("C-TC-officer", manager("C-TC-late"));
        patch("C-TC-officer", manager("C-TC-lt"));
        assertSupervisor("C-TC-officer", "C-TC-lt");
        assertNotOpen("C-TC-officer");
        patch("C-TC-clerk", manager("C-TC-late"));
        patch("C-TC-clerk", "{\"op\":\"Remove\",\"path\":\"%s:manager\"}".formatted(ENTERPRISE));
        assertNotOpen("C-TC-clerk");

        department.importRows(department.row("late", "C-TC-lt", "Patrol C-TC"));

        assertSupervisor("C-TC-officer", "C-TC-lt");
        assertSupervisor("C-TC-clerk", null);
    }

    @Test
    void shouldKeepASupervisorOpenWhoWouldCloseALoop() {
        Department.load("C-TD");
        patch("C-TD-chief", manager("C-TD-late"));
        create("C-TD-late", "C-TD-officer");
        assertOpen("C-TD-chief", "WOULD_LOOP", "C-TD-late");
        patch("C-TD-chief", "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Chief\"}");
        assertSupervisor("C-TD-chief", null);

        patch("C-TD-late", "{\"op\":\"Remove\",\"path\":\"%s:manager\"}".formatted(ENTERPRISE));

        assertSupervisor("C-TD-chief", "C-TD-late");
        assertNotOpen("C-TD-chief");
    }

    @Test
    void shouldHoldFromTheTimeSinceWhichTheSupervisorWasAwaited() {
        Department.load("C-TI");
        create("C-TI-new", "C-TI-late");
        patch("C-TI-clerk", manager("C-TI-late"));
        Instant shiftStart = Instant.now();
        create("C-TI-late", "C-TI-lt");

        assertThat(employeesAbove.of("C-TI-new", shiftStart)).containsExactly("C-TI-late", "C-TI-lt", "C-TI-chief");
        assertThat(employeesAbove.of("C-TI-new", shiftStart.minus(Duration.ofDays(30))))
                .as("a new employee, of whom nothing else is known")
                .containsExactly("C-TI-late", "C-TI-lt", "C-TI-chief");
        assertThat(employeesAbove.of("C-TI-clerk", shiftStart)).containsExactly("C-TI-late", "C-TI-lt", "C-TI-chief");
        assertThat(employeesAbove.of("C-TI-clerk", shiftStart.minus(Duration.ofDays(30))))
                .containsExactly("C-TI-chief");
    }

    @Test
    void shouldSayWhoNamedTheSupervisor() {
        var department = Department.load("C-TJ");
        patch("C-TJ-officer", manager("C-TJ-late"));

        department.importRows(department.row("late", "C-TJ-lt", "Patrol C-TJ"));

        clerk().get("/api/v1/employees/C-TJ-officer/history")
                .then()
                .body("items.findAll { it.supervisor_id == 'C-TJ-late' }.recorded_by", contains("identity-provider"));
        await("the audit record").atMost(Duration.ofSeconds(60)).until(() -> applied("C-TJ-officer") == 1);
    }

    private int applied(String employeeId) {
        return database.withHandle(handle -> handle.createQuery(
                        "select count(*) from audit_record where action = 'apply_awaited_supervisor' and subject = :id")
                .bind("id", employeeId)
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void shouldApplyTheOthersWhenOneWouldLoop() {
        var department = Department.load("C-TK");
        patch("C-TK-officer", manager("C-TK-late"));
        patch("C-TK-clerk", manager("C-TK-late"));

        department
                .importRows(department.row("late", "C-TK-clerk", "Patrol C-TK"))
                .body("rows.outcome", contains("added"));

        assertSupervisor("C-TK-officer", "C-TK-late");
        assertOpen("C-TK-clerk", "WOULD_LOOP", "C-TK-late");
    }

    @Test
    void shouldApplyTheLongestWaitingWhereTwoBlockEachOther() {
        var department = Department.load("C-TL");
        patch("C-TL-clerk", manager("C-TL-late"));
        patch("C-TL-sgt", manager("C-TL-later"));

        department.importRows(department.row("late", "C-TL-sgt", "Patrol C-TL")
                + department.row("later", "C-TL-clerk", "Patrol C-TL"));

        assertSupervisor("C-TL-clerk", "C-TL-late");
        assertOpen("C-TL-sgt", "WOULD_LOOP", "C-TL-later");
    }

    @Test
    void shouldSwapASupervisorAndHisReportInAnyOrder() {
        Department.load("C-TM");
        patch("C-TM-lt", manager("C-TM-sgt"));
        assertOpen("C-TM-lt", "WOULD_LOOP", "C-TM-sgt");

        patch("C-TM-sgt", manager("C-TM-chief"));

        assertSupervisor("C-TM-sgt", "C-TM-chief");
        assertSupervisor("C-TM-lt", "C-TM-sgt");
        assertNotOpen("C-TM-lt");
    }

    @Test
    void shouldCorrectTheDateOfLeavingOfASupervisorWithReports() {
        Department.load("C-TO");
        patch("C-TO-sgt", "{\"op\":\"replace\",\"value\":{\"active\":false}}");

        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,active,effective_from\n"
                                + "C-TO-sgt,C-TO-sgt,Sgt,c-to-sgt@ridgemont-pd.example,C-TO-lt,Patrol C-TO,false,"
                                + "2026-11-01T00:00:00Z\n",
                        false)
                .body("rows.outcome", contains("changed"));
        clerk().queryParam("at", "2026-11-02T00:00:00Z")
                .get("/api/v1/employees/C-TO-sgt")
                .then()
                .body("active", is(false));
    }

    @Test
    void shouldNotApplyASupervisorToSomebodyWhoHasLeft() {
        var department = Department.load("C-TN");
        patch("C-TN-officer", manager("C-TN-late"));
        patch("C-TN-clerk", manager("C-TN-late"));
        patch("C-TN-officer", "{\"op\":\"replace\",\"value\":{\"active\":false}}");
        send("DELETE", "/Users/C-TN-clerk", null).then().statusCode(204);

        department.importRows(department.row("late", "C-TN-lt", "Patrol C-TN"));

        assertSupervisor("C-TN-officer", null);
        assertSupervisor("C-TN-clerk", null);
        patch("C-TN-officer", "{\"op\":\"replace\",\"value\":{\"active\":true}}");
        assertSupervisor("C-TN-officer", "C-TN-late");
        department.importRows(department.row("clerk", "", "Records C-TN"));
        assertSupervisor("C-TN-clerk", null);
    }

    @Test
    void shouldApplyASupervisorWhenAChangeBecomesDue() {
        var department = Department.load("C-TP");
        patch("C-TP-officer", manager("C-TP-late"));
        patch("C-TP-officer", "{\"op\":\"replace\",\"value\":{\"active\":false}}");
        department.importRows(department.row("late", "C-TP-lt", "Patrol C-TP"));
        assertSupervisor("C-TP-officer", null);

        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + "C-TP-officer,C-TP-officer,Back,c-tp-officer@ridgemont-pd.example,,Patrol C-TP,"
                                + ChangesAhead.tomorrow() + "\n",
                        false)
                .body("rows.outcome", contains("changed"));
        ChangesAhead.becomesDue("C-TP-officer");

        await("the return")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertSupervisor("C-TP-officer", "C-TP-late"));
    }

    @Test
    void shouldRefuseAnUnknownSupervisorInAFile() {
        var department = Department.load("C-TE");

        department
                .importRows(department.row("officer", "C-TE-late", "Patrol C-TE"))
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString("supervisor_id C-TE-late is unknown"));
        assertSupervisor("C-TE-officer", "C-TE-sgt");
    }

    @Test
    void shouldLetASupervisorLeaveAtOnceAndSkipHim() {
        for (String leave : List.of("PATCH", "DELETE")) {
            String prefix = "C-TF" + leave.charAt(0);
            var department = Department.load(prefix);
            if (leave.equals("PATCH")) {
                patch(prefix + "-sgt", "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
            } else {
                send("DELETE", "/Users/" + prefix + "-sgt", null).then().statusCode(204);
            }

            clerk().get("/api/v1/employees/" + prefix + "-sgt").then().body("active", is(false));
            clerk().get("/api/v1/employees/" + prefix + "-sgt/history")
                    .then()
                    .body("items.active", hasItems(true, false));
            assertOpen(prefix + "-officer", "SUPERVISOR_LEFT", prefix + "-sgt");
            clerk().queryParams(Map.of(
                            "employee_id",
                            prefix + "-officer",
                            "at",
                            Instant.now().toString()))
                    .get("/api/v1/duty/supervisor")
                    .then()
                    .body("chain.employee_id", contains(prefix + "-lt", prefix + "-chief"));
            assertThat(employeesAbove.of(prefix + "-officer", Instant.now()))
                    .containsExactly(prefix + "-lt", prefix + "-chief");
            given().auth()
                    .oauth2(department.token("lt", "supervisor"))
                    .queryParams(Map.of(
                            "employee_id",
                            prefix + "-officer",
                            "at",
                            Instant.now().toString()))
                    .get("/api/v1/duty/supervisor")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void shouldGoOnChangingTheReportsOfALeaver() {
        var department = Department.load("C-TG");
        patch("C-TG-sgt", "{\"op\":\"replace\",\"value\":{\"active\":false}}");

        patch("C-TG-officer", "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Corporal\"}");
        department
                .importRows(department.row("officer", "C-TG-sgt", "Traffic C-TG"))
                .body("rows[0].outcome", equalTo("changed"));
        department
                .importRows(department.row("clerk", "C-TG-sgt", "Records C-TG"))
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString("is not active"));
        patch("C-TG-clerk", manager("C-TG-sgt"));
        assertOpen("C-TG-clerk", "SUPERVISOR_LEFT", "C-TG-sgt");

        patch("C-TG-sgt", "{\"op\":\"replace\",\"value\":{\"active\":true}}");

        assertNotOpen("C-TG-officer");
        assertNotOpen("C-TG-clerk");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,active\n"
                                + "C-TG-sgt,C-TG-sgt,Sgt,c-tg-sgt@ridgemont-pd.example,C-TG-lt,Patrol C-TG,false\n",
                        false)
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString("while others report to him"));
    }

    @Test
    void shouldPageAndCount() {
        Department.load("C-TH");
        patch("C-TH-officer", manager("C-TH-late"));
        patch("C-TH-clerk", manager("C-TH-late"));

        List<String> paged = new ArrayList<>();
        String token = null;
        do {
            var page = asked("administrator").queryParam("page_size", 1);
            var answer = (token == null ? page : page.queryParam("page_token", token))
                    .get(LIST)
                    .jsonPath();
            paged.addAll(answer.getList("items.employee_id", String.class));
            token = answer.getString("next_page_token");
        } while (token != null);

        assertThat(paged).containsSubsequence("C-TH-officer", "C-TH-clerk").doesNotHaveDuplicates();
        String metrics = Management.metrics();
        double unknown = metrics.lines()
                .filter(line -> line.startsWith("dutywatch_open_supervisors{")
                        && line.contains("reason=\"SUPERVISOR_UNKNOWN\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
        assertThat(unknown).isGreaterThanOrEqualTo(2);
        asked("administrator").queryParam("page_token", "x").get(LIST).then().statusCode(400);
    }

    @Test
    void shouldRefuseEveryOtherRole() {
        for (String role : List.of("log-feeder", "network-admin", "supervisor", "chief", "employee")) {
            asked(role).get(LIST).then().statusCode(403);
        }
        given().get(LIST).then().statusCode(401);
        for (String role : List.of("roster-admin", "administrator", "auditor")) {
            asked(role).get(LIST).then().statusCode(200);
        }
    }

    private static io.restassured.specification.RequestSpecification asked(String role) {
        return given().auth().oauth2(TestTokens.of("somebody-" + role, role));
    }

    private static void create(String id, String manager) {
        String user = newUser("""
                "emails":[{"value":"@-mail@dept.example","primary":true}],"active":true,
                "ENT":{"employeeNumber":"@-new","department":"Patrol","manager":{"value":"MANAGER","displayName":"L"}}
                """)
                .replace("@-new", id)
                .replace("@-mail", id)
                .replace("ENT", ENTERPRISE)
                .replace("MANAGER", manager);
        send("POST", "/Users", user).then().statusCode(201);
    }

    private static void patch(String id, String operation) {
        send("PATCH", "/Users/" + id, patchOf(operation)).then().statusCode(200);
    }

    private static String manager(String id) {
        return "{\"op\":\"Add\",\"path\":\"%s:manager\",\"value\":\"%s\"}".formatted(ENTERPRISE, id);
    }

    private static void assertOpen(String id, String reason, String supervisor) {
        String item = "items.find { it.employee_id == '" + id + "' }.";
        asked("administrator")
                .queryParam("page_size", 5000)
                .get(LIST)
                .then()
                .statusCode(200)
                .body(item + "reason", equalTo(reason), item + "supervisor_id", equalTo(supervisor));
    }

    private static void assertNotOpen(String id) {
        asked("administrator")
                .queryParam("page_size", 5000)
                .get(LIST)
                .then()
                .body("items.employee_id", not(hasItems(id)));
    }

    private static void assertSupervisor(String id, @Nullable String supervisor) {
        clerk().get("/api/v1/employees/" + id)
                .then()
                .body("supervisor_id", supervisor == null ? nullValue() : equalTo(supervisor));
    }
}
