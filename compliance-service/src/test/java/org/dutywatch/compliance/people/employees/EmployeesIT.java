package org.dutywatch.compliance.people.employees;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.dutywatch.testing.TopicRecords;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class EmployeesIT {
    @Inject
    ObjectMapper json;

    @Inject
    Employees employees;

    @Test
    void shouldChangeOneEmployeeByTheRulesOfTheImport() {
        var department = new Department("EP");
        department.importRows(department.row("top", "", "Command") + department.row("sub", "EP-top", "Patrol"));

        put("EP-sub", "EP-top", "Traffic").statusCode(200).body("unit", equalTo("Traffic"), "version", equalTo(2));
        put("EP-top", "EP-sub", "Command").statusCode(422).body("detail", containsString("EP-sub"));
        put("P-1234", "EP-top", "Traffic").statusCode(400);
    }

    private static ValidatableResponse put(String id, String supervisor, String unit) {
        return put(id, id, supervisor, unit);
    }

    private static ValidatableResponse put(String id, String username, String supervisor, String unit) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .contentType("application/json")
                .body(Map.of(
                        "username",
                        username,
                        "name",
                        "Name",
                        "email",
                        id + "@ridgemont-pd.example",
                        "supervisor_id",
                        supervisor,
                        "unit",
                        unit))
                .put("/api/v1/employees/" + id)
                .then();
    }

    @Test
    void shouldAnswerPerRowAndApplyTheValidOnes() {
        var department = new Department("EA");
        department.importRows(department.row("top", "", "Command"));

        var answer = department.importRows(department.row("top", "", "Command")
                + department.row("new", "EA-top", "Patrol")
                + department.row("orphan", "EA-nobody", "Patrol")
                + "EA-broken,EA-broken,Name\n"
                + department.row("new", "EA-top", "Patrol")
                + "EA-mail,EA-mail,Name,EA-TOP@ridgemont-pd.example,EA-top,Patrol\n"
                + "EA-user,RIDGEMONT\\ea-top,Name,ea-user@ridgemont-pd.example,EA-top,Patrol\n");

        answer.statusCode(200)
                .body(
                        "rows.outcome",
                        contains("unchanged", "added", "refused", "refused", "refused", "refused", "refused"))
                .body("rows.row", contains(1, 2, 3, 4, 5, 6, 7))
                .body("rows[2].reason", equalTo("supervisor_id EA-nobody is unknown"))
                .body("rows[3].reason", equalTo("the row has 3 fields, the header 6"))
                .body("rows[4].reason", equalTo("employee_id EA-new is already in row 2"))
                .body(
                        "rows[5].reason",
                        equalTo(
                                "email ea-top@ridgemont-pd.example belongs to EA-top (Name of EA-top) and cannot be given to"
                                        + " EA-mail (Name)"))
                .body(
                        "rows[6].reason",
                        equalTo(
                                "username ea-top belongs to EA-top (Name of EA-top) and cannot be given to EA-user (Name)"))
                .body("counts.added", is(1))
                .body("counts.refused", is(5));
        read("EA-new").statusCode(200).body("unit", equalTo("Patrol")).body("version", is(1));
        read("EA-orphan").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void shouldChangeNothingWhenDryRun() {
        String file = "employee_id,username,name,email,supervisor_id,unit\n"
                + "EB-1,eb1,Name,eb1@ridgemont-pd.example,,Command\n";

        Department.importFile(file, true)
                .statusCode(200)
                .body("dry_run", is(true))
                .body("counts.added", is(1));

        read("EB-1").statusCode(404);
    }

    @Test
    void shouldNameTheMembersOfALoop() {
        var department = Department.load("EC");

        department
                .importRows(department.row("lt", "EC-officer", department.unit()))
                .body("rows[0].outcome", equalTo("refused"))
                .body(
                        "rows[0].reason",
                        equalTo("the chain of command would loop: EC-lt (Name of EC-lt) -> EC-officer (Name of"
                                + " EC-officer) -> EC-sgt (Name of EC-sgt) -> EC-lt (Name of EC-lt)"));
        read("EC-lt").body("supervisor_id", equalTo("EC-chief"));
    }

    @Test
    void shouldSwapAddressesWhenTwoRowsOfAFileTradeThem() {
        String header = "employee_id,username,name,email,supervisor_id,unit\n";
        Department.importFile(
                header + "ED-1,ed1,One,ed1@x.example,,Command\nED-2,ed2,Two,ed2@x.example,,Command\n", false);

        Department.importFile(
                        header + "ED-1,ed1,One,ed2@x.example,,Command\nED-2,ed2,Two,ed1@x.example,,Command\n", false)
                .body("rows.outcome", contains("changed", "changed"));
        read("ED-1").body("email", equalTo("ed2@x.example"));
    }

    @Test
    void shouldReadByteOrderMarkAndAliases() {
        Department.importFile(
                        "\uFEFFemployee_id,username,name,email,supervisor_id,unit,aliases\r\n"
                                + "EE-1,ee1,\"Name, with comma\",EE1@X.example,,Command,RIDGEMONT\\EE1; ee.one\r\n",
                        false)
                .body("counts.added", is(1));

        read("EE-1")
                .body("name", equalTo("Name, with comma"))
                .body("email", equalTo("ee1@x.example"))
                .body("aliases", contains("RIDGEMONT\\EE1", "ee.one"));
    }

    @Test
    void shouldRefuseAFileWithUnknownOrMissingColumns() {
        Department.importFile("employee_id,username,name,email,supervisor_id,unit,shoe_size\n", false)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("unknown column 'shoe_size'"));
        Department.importFile("employee_id,username,name,email,unit\n", false)
                .statusCode(400)
                .body("detail", containsString("column 'supervisor_id' is missing"));
    }

    @Test
    void shouldPublishRealChangesOnly() {
        var department = new Department("EF");
        department.importRows(department.row("top", "", "Command"));
        department.importRows(department.row("top", "", "Command"));
        department.importRows(department.row("top", "", "Patrol"));

        List<JsonNode> events = await("both changes on the topic")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> published("EF-top"),
                        all -> all.stream()
                                .anyMatch(event -> event.get("unit").asText().equals("Patrol")));

        assertEquals(
                List.of(1L, 2L),
                events.stream().map(event -> event.get("version").asLong()).toList());
    }

    @Test
    void shouldRefuseAUserNameThatSomebodyElseHasUntilHeGetsAnother() {
        var department = Department.load("EQ");
        String header = "employee_id,username,name,email,supervisor_id,unit,active\n";
        String officer = department.row("officer", "EQ-sgt", department.unit()).strip();
        Department.importFile(header + officer + ",false\n", false).body("rows[0].outcome", equalTo("changed"));
        String taken = "username eq-officer belongs to EQ-officer (Name of EQ-officer) and cannot be given to EQ-";

        department
                .importRows("EQ-new,RIDGEMONT\\EQ-OFFICER,New,eq-new@ridgemont-pd.example,EQ-sgt,Patrol\n")
                .body("rows[0].outcome", equalTo("refused"))
                .body("rows[0].reason", containsString(taken + "new (New) before EQ-officer, who has left"));
        put("EQ-other", "%65q-officer", "EQ-sgt", "Patrol")
                .statusCode(422)
                .body("detail", containsString(taken + "other"));

        Department.importFile(
                        header + officer.replace(",EQ-officer,", ",EQ-officer-left,") + ",false\n"
                                + "EQ-new,EQ-officer,New,eq-new@ridgemont-pd.example,EQ-sgt,Patrol,true\n",
                        false)
                .body("rows.outcome", contains("changed", "added"));
    }

    @Test
    void shouldRefuseAUserNameThatNamesNoPerson() {
        Department.load("ER");

        put("ER-new", "GATE01$", "ER-sgt", "Patrol")
                .statusCode(422)
                .body("detail", equalTo("username 'GATE01$' names no person (machine account)"));
        put("ER-new", "anonymous", "ER-sgt", "Patrol").statusCode(422).body("detail", containsString("placeholder"));
    }

    @Test
    void shouldRefuseAnIdOrAnAddressThatLooksLikeAnother() {
        var department = Department.load("EV");
        String unseen = "(ZERO WIDTH SPACE cannot be seen, U+200B)";

        department
                .importRows("EV-officer\u200b,EV-new,New,ev-new@ridgemont-pd.example,EV-sgt,Patrol\n"
                        + "EV-new,EV-new,New,ev-new\u200b@ridgemont-pd.example,EV-sgt,Patrol\n")
                .body("rows.outcome", contains("refused", "refused"))
                .body("rows.reason", contains(endsWith(unseen), endsWith(unseen)));
        put("EV-officer\u200b", "EV-new", "EV-sgt", "Patrol")
                .statusCode(400)
                .body("detail", containsString("must be visible and no pseudonym"));
    }

    @Test
    void shouldPublishAPlannedChangeOfAUserNameAtOnce() {
        var department = new Department("ES");
        department.importRows(department.row("top", "", "Command"));
        String header = "employee_id,username,name,email,supervisor_id,unit,effective_from\n";
        Department.importFile(
                        header
                                + department.row("top", "", "Command").strip().replace(",ES-top,", ",es-renamed,")
                                + ",2090-01-01T00:00:00Z\n",
                        false)
                .body("rows[0].outcome", equalTo("changed"));

        List<JsonNode> events = await("the planned name on the topic")
                .atMost(Duration.ofSeconds(60))
                .until(() -> published("ES-top"), all -> all.size() == 2);

        assertEquals(2, events.get(1).get("version").asLong());
        assertEquals("ES-top", events.get(1).at("/usernames/0").asText());
        assertEquals(
                "2090-01-01T00:00:00Z", events.get(1).at("/held_names/0/to").asText());
        assertEquals("es-renamed", events.get(1).at("/held_names/1/username").asText());
    }

    @Test
    void shouldReadTheChainOfCommand() {
        var department = Department.load("EG");

        assertEquals(Set.of("EG-sgt", "EG-officer"), employees.below(department.id("lt")));
        assertTrue(employees.allIds().contains("EG-officer"));
        assertEquals(employees.allIds().size(), employees.count());
        assertEquals("EG-lt", employees.byEmail("EG-LT@ridgemont-pd.example").orElseThrow().employeeId);
    }

    @Test
    void shouldRefuseAMailAddressOutsideTheDepartment() {
        String header = "employee_id,username,name,email,supervisor_id,unit\n";
        Department.importFile(
                        header + "EM1,em1,Officer EM1,em1@gmail.example,,Patrol\n"
                                + "EM2,em2,Officer EM2,EM2@Ridgemont-PD.example,,Patrol\n"
                                + "EM3,em3,Officer EM3,em3@evil.ridgemont-pd.example,,Patrol\n",
                        false)
                .body("rows.outcome", equalTo(List.of("refused", "added", "refused")))
                .body("rows[0].reason", containsString("em1@gmail.example"))
                .body("rows[0].reason", containsString("ridgemont-pd.example"));
        as("roster-admin")
                .contentType("application/json")
                .body("{\"username\":\"em2\",\"name\":\"Officer EM2\",\"email\":\"em2@gmail.example\","
                        + "\"unit\":\"Patrol\"}")
                .put("/api/v1/employees/EM2")
                .then()
                .statusCode(422)
                .body("detail", containsString("em2@gmail.example"));
        as("directory")
                .contentType("application/json")
                .body(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":"
                                + "\"replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"em2@gmail.example\"}]}")
                .patch("/scim/v2/Users/EM2")
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidValue"))
                .body("detail", containsString("em2@gmail.example"));
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.of("somebody-em", role));
    }

    @Test
    void shouldPageThroughTheList() {
        Department.load("EH");
        var token = TestTokens.of("auditor", "auditor");

        given().auth()
                .oauth2(token)
                .queryParam("page_token", "EH-")
                .queryParam("page_size", 2)
                .get("/api/v1/employees")
                .then()
                .statusCode(200)
                .body("items.employee_id", contains("EH-chief", "EH-clerk"))
                .body("next_page_token", equalTo("EH-clerk"));
    }

    private static ValidatableResponse read(String employeeId) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .get("/api/v1/employees/" + employeeId)
                .then();
    }

    private JsonNode parse(byte[] value) {
        try {
            return json.readTree(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The events about the employee, in their order. */
    private List<JsonNode> published(String employeeId) {
        return TopicRecords.of(EmployeeChanged.TOPIC).stream()
                .filter(record -> employeeId.equals(record.key()))
                .map(record -> parse(record.value()))
                .toList();
    }
}
