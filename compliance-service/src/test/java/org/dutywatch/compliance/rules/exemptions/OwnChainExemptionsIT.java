package org.dutywatch.compliance.rules.exemptions;

import static org.dutywatch.compliance.testing.DepartmentFixtures.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sergeant with other roles exempts neither himself nor those above him, and decides on no exemption of theirs. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OwnChainExemptionsIT {
    private static final String START = "2026-10-07T12:00:00Z";
    private static final String END = "2026-10-07T14:00:00Z";
    private static final String OTHER = TestTokens.of("oce-standards", "administrator");
    private static final String OTHER_CLERK = TestTokens.of("oce-clerk", "roster-admin");
    private static final String ABOVE = "nobody changes anything about himself or somebody above him";

    private Department department = new Department("");
    private String administrator = "";

    @BeforeEach
    void newDepartment() {
        department = Department.load("OE" + UUID.randomUUID().toString().substring(0, 6));
        administrator = department.token("sgt", "administrator", "supervisor");
    }

    @Test
    void shouldRefuseToGrantForHimselfAndThoseAboveHim() {
        grants(administrator, "employee_id", department.id("sgt"))
                .statusCode(422)
                .body("detail", containsString("yourself"));
        for (String above : List.of("lt", "chief")) {
            grants(administrator, "employee_id", department.id(above))
                    .statusCode(422)
                    .body("detail", containsString(ABOVE));
        }
        grants(administrator, "unit", department.unit()).statusCode(422).body("detail", containsString("own unit"));
        grants(administrator, "unit", "Command").statusCode(422).body("detail", containsString(department.id("chief")));
        grants(administrator, "employee_id", department.id("officer")).statusCode(201);
        grants(administrator, "employee_id", department.id("clerk")).statusCode(201);
    }

    @Test
    void shouldRefuseAUnitToWhichSomebodyAboveBelongsWhenTheExemptionApplies() {
        String left = "Left " + department.prefix();
        department
                .importRows(department.row("aide", department.id("clerk"), left))
                .statusCode(200);
        movesLieutenant(left, "2026-10-01T00:00:00Z");
        movesLieutenant("Elsewhere " + department.prefix(), "2026-10-20T00:00:00Z");

        grants(administrator, "unit", left).statusCode(422).body("detail", containsString(department.id("lt")));
        grants(OTHER, "unit", left).statusCode(201);
    }

    @Test
    void shouldRefuseThoseWhoWereAboveHimWhenTheExemptionApplies() {
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + department
                                        .row("sgt", department.id("clerk"), department.unit())
                                        .stripTrailing() + ",2026-10-20T00:00:00Z\n",
                        false)
                .statusCode(200)
                .body("rows[0].outcome", equalTo("changed"));

        grants(administrator, "employee_id", department.id("lt"))
                .statusCode(422)
                .body("detail", containsString(department.id("lt")));
        grants(administrator, "employee_id", department.id("clerk")).statusCode(422);
    }

    private void movesLieutenant(String unit, String from) {
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + department
                                        .row("lt", department.id("chief"), unit)
                                        .stripTrailing() + "," + from + "\n",
                        false)
                .statusCode(200)
                .body("rows[0].outcome", equalTo("changed"));
    }

    @Test
    void shouldRefuseTheRowsOfThoseAboveAndDraftTheOthers() {
        String clerk = department.token("sgt", "roster-admin");
        String rows = row(department.id("lt")) + row(department.id("officer")) + row(department.id("sgt"));

        imports(clerk, rows)
                .body("rows.outcome", equalTo(List.of("refused", "pending", "refused")))
                .body("rows[0].reason", containsString(ABOVE))
                .body("rows[0].draft_id", nullValue());
        imports(OTHER_CLERK, rows).body("rows.outcome", equalTo(List.of("pending", "pending", "pending")));
    }

    @Test
    void shouldRefuseToDecideOnADraftForThoseAbove() {
        String draft = imports(OTHER_CLERK, row(department.id("lt"))).extract().path("rows[0].draft_id");

        for (String person : List.of("officer", "sgt", "lt")) {
            String token = department.token(person, "administrator", "chief");
            DepartmentFixtures.approvesExemption(draft, token).statusCode(422);
            as(token)
                    .contentType("application/json")
                    .body("{\"reason\":\"no\"}")
                    .post("/api/v1/exemptions/drafts/" + draft + "/decline")
                    .then()
                    .statusCode(422);
        }
        DepartmentFixtures.approvesExemption(draft, department.token("clerk", "administrator"))
                .statusCode(200);
    }

    @Test
    void shouldRefuseToRevokeTheExemptionOfSomebodyAbove() {
        String exemption = grants(OTHER, "employee_id", department.id("lt"))
                .statusCode(201)
                .extract()
                .path("exemption_id");

        for (String person : List.of("officer", "sgt", "lt")) {
            revokes(department.token(person, "administrator"), exemption).statusCode(422);
        }
        revokes(department.token("chief", "supervisor"), exemption).statusCode(200);
    }

    private static ValidatableResponse revokes(String token, String exemption) {
        return as(token)
                .contentType("application/json")
                .body("{\"reason\":\"no longer needed\"}")
                .post("/api/v1/exemptions/" + exemption + "/revoke")
                .then();
    }

    private static ValidatableResponse grants(String token, String whom, String value) {
        return as(token)
                .contentType("application/json")
                .body(Map.of(whom, value, "start", START, "end", END, "reason", "missing person search"))
                .post("/api/v1/exemptions")
                .then();
    }

    private static String row(String employee) {
        return employee + "," + START + "," + END + ",missing person search\n";
    }

    private static ValidatableResponse imports(String token, String rows) {
        return as(token)
                .contentType("text/csv")
                .body("employee_id,start,end,reason\n" + rows)
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200);
    }
}
