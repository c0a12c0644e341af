package org.dutywatch.compliance.people.employees;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.dutywatch.testing.TestTokens;

/**
 * A small department whose ids begin with a prefix of the test: chief over lieutenant over sergeant over officer, and a
 * clerk of another unit under the chief. The login of an employee is the id in lower case; it is linked by mail
 * address.
 */
public record Department(String prefix) {
    private static final String HEADER = "employee_id,username,name,email,supervisor_id,unit\n";

    public static Department load(String prefix) {
        var department = new Department(prefix);
        department
                .importRows(department.row("chief", "", "Command")
                        + department.row("lt", department.id("chief"), "Patrol " + prefix)
                        + department.row("sgt", department.id("lt"), "Patrol " + prefix)
                        + department.row("officer", department.id("sgt"), "Patrol " + prefix)
                        + department.row("clerk", department.id("chief"), "Records " + prefix))
                .statusCode(200);
        return department;
    }

    public String id(String person) {
        return prefix + "-" + person;
    }

    public String unit() {
        return "Patrol " + prefix;
    }

    /** A token of this employee, with these roles. */
    public String token(String person, String... roles) {
        return TestTokens.of(id(person).toLowerCase(Locale.ROOT), roles);
    }

    public String row(String person, String supervisorId, String unit) {
        String id = id(person);
        return "%s,%s,Name of %s,%s@ridgemont-pd.example,%s,%s%n".formatted(id, id, id, id, supervisorId, unit);
    }

    public ValidatableResponse importRows(String rows) {
        return importFile(HEADER + rows, false);
    }

    public static ValidatableResponse importFile(String file, boolean dryRun) {
        return given().auth()
                .oauth2(TestTokens.of("rosteradmin", "roster-admin"))
                .contentType("text/csv")
                .queryParam("dry_run", dryRun)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/employees/import")
                .then();
    }
}
