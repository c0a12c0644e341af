package org.dutywatch.compliance.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Locale;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;

/** Enters the data of a department over REST, as its clerks do. */
public final class DepartmentFixtures {
    private DepartmentFixtures() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    public static String auditor() {
        return TestTokens.of("journey-auditor", "auditor");
    }

    /** The token of an employee whom {@link #employs} entered; the verified mail address links the user to him. */
    public static String tokenOf(String employeeId, String... roles) {
        String mail = employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return TestTokens.withSubject("user-" + employeeId, mail, roles);
    }

    private static RequestSpecification clerk() {
        return as(TestTokens.of("journey-clerk", "roster-admin"));
    }

    /** @param supervisor employee id of the supervisor; empty for none */
    public static void employs(String id, String unit, String supervisor) {
        importEmployee("", row(id, unit, supervisor));
    }

    /**
     * The employee, entered before, has this supervisor and is in another unit from this time on; a second person
     * approves where that is needed.
     */
    public static void moves(String id, String supervisor, Instant from) {
        String request = importEmployee(",effective_from", row(id, "Elsewhere " + id, supervisor) + "," + from)
                .body("rows[0].outcome", oneOf("changed", "pending"))
                .extract()
                .path("rows[0].request_id");
        if (request != null) {
            as(TestTokens.of("journey-standards", "administrator"))
                    .post("/api/v1/employees/changes/" + ShownIds.to("journey-standards", request) + "/approve")
                    .then()
                    .statusCode(200);
        }
    }

    private static String row(String id, String unit, String supervisor) {
        String mail = id.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return String.join(",", id, "user-" + id, "Officer " + id, mail, supervisor, unit);
    }

    private static ValidatableResponse importEmployee(String moreColumns, String row) {
        return clerk().contentType("text/csv")
                .body("employee_id,username,name,email,supervisor_id,unit" + moreColumns + "\n" + row + "\n")
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200);
    }

    public static void rosters(String id, Instant start, Instant end) {
        rosters(id, start, end, ",");
    }

    public static void rosters(String id, Instant start, Instant end, Instant breakStart, Instant breakEnd) {
        rosters(id, start, end, breakStart + "," + breakEnd);
    }

    private static void rosters(String id, Instant start, Instant end, String breaks) {
        String correction = clerk().contentType("text/csv")
                .queryParam("reason", "says the duty sheet")
                .body("employee_id,start,end,kind,break_start,break_end\n" + id + "," + start + "," + end + ",REGULAR,"
                        + breaks + "\n")
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200)
                .body("counts.refused", equalTo(0))
                .extract()
                .path("rows[0].correction_id");
        secondPersonApproves(correction);
    }

    public static void takesOffTheRoster(String id, Instant start) {
        var answer = clerk().queryParam("reason", "was on leave").delete("/api/v1/roster/shifts/" + id + "/" + start);
        if (answer.statusCode() != 204) {
            answer.then().statusCode(202);
            secondPersonApproves(answer.path("correction_id"));
        }
    }

    /** Approves a correction that waits for a second person, as it does after an alert; null where none waits. */
    public static void secondPersonApproves(@Nullable String correction) {
        if (correction != null) {
            as(TestTokens.of("journey-second-clerk", "roster-admin"))
                    .post("/api/v1/roster/corrections/" + correction + "/approve")
                    .then()
                    .statusCode(200);
        }
    }

    /** A clerk asks for the exemption, and an administrator approves it. */
    public static void exempts(String id, Instant start, Instant end) {
        String draft = clerk().contentType("text/csv")
                .body("employee_id,start,end,reason\n" + id + "," + start + "," + end + ",missing person search\n")
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("pending"))
                .extract()
                .path("rows[0].draft_id");
        approvesExemption(draft, TestTokens.of("journey-standards", "administrator"))
                .statusCode(200);
    }

    /** The bearer of the token approves a draft of an exemption, or of its revocation. */
    public static ValidatableResponse approvesExemption(String draft, String token) {
        return as(token).post("/api/v1/exemptions/drafts/" + draft + "/approve").then();
    }

    /** Two administrators end the review of an alert: one reviews and asks, the other one approves. */
    public static void closes(String finding) {
        String first = TestTokens.of("journey-standards", "administrator");
        String shown = ShownIds.to("journey-standards", finding);
        as(first).post("/api/v1/findings/" + shown + "/review").then().statusCode(200);
        as(first)
                .contentType("application/json")
                .body("{\"resolution\": \"EXPLAINED\", \"reason\": \"he was sent there\"}")
                .post("/api/v1/findings/" + shown + "/close")
                .then()
                .statusCode(202);
        // The second administrator has an id of his own of the closing, too; an auditor sees its own.
        String closing = as(auditor())
                .queryParam("state", "AWAITED")
                .get("/api/v1/closings")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.finding_id == '" + finding + "' }.closing_id");
        as(TestTokens.of("journey-second-standards", "administrator"))
                .post("/api/v1/closings/" + ShownIds.to("journey-second-standards", closing) + "/approve")
                .then()
                .statusCode(200);
    }

    public static void limits(String unit, int minutes) {
        limits(unit, "\"limit_minutes_per_shift\":" + minutes);
    }

    /** A limit for any hour, and none for the shift as a whole. */
    public static void limitsAnyHour(String unit, int minutes) {
        limits(unit, "\"windows\":[{\"window_minutes\":60,\"limit_minutes\":" + minutes + "}]");
    }

    /** A limit for each week, and none for a single shift. */
    public static void limitsPerWeek(String unit, int minutes) {
        limits(unit, "\"limit_minutes_per_week\":" + minutes);
    }

    private static void limits(String unit, String limits) {
        String policy = as(TestTokens.of("journey-standards", "administrator"))
                .contentType("application/json")
                .body("{" + limits + ",\"unit\":\"" + unit
                        + "\",\"effective_from\":\"2026-01-01T06:00:00Z\",\"note\":\"agreed\"}")
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy_id");
        as(TestTokens.of("journey-chief", "chief"))
                .post("/api/v1/policies/" + policy + "/approve")
                .then()
                .statusCode(200);
    }
}
