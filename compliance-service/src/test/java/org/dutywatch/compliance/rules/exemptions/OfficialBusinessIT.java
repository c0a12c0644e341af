package org.dutywatch.compliance.rules.exemptions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Exemptions of units, with weekly hours, for sites and for purposes, and who may see them. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OfficialBusinessIT {
    private static final String AUDITOR = TestTokens.of("h-auditor", "auditor");

    @Test
    void shouldKeepUnitHoursSitesAndReviewDate() {
        var department = Department.load("H-A");

        grant(department.token("chief", "supervisor"), """
                {"unit": "Patrol H-A", "weekly": {"weekdays": ["MONDAY", "FRIDAY"], "from": "09:00", "to": "11:30",
                 "zone": "America/Chicago"}, "sites": ["facebook", "instagram"],
                 "purpose": "DIRECTED_BY_SUPERVISOR", "directed_by": "the chief", "review_date": "2027-02-01"}
                """)
                .statusCode(201)
                .body("employee_id", nullValue())
                .body("unit", equalTo("Patrol H-A"))
                .body("weekly.weekdays", contains("MONDAY", "FRIDAY"))
                .body("weekly.zone", equalTo("America/Chicago"))
                .body("sites", contains("facebook", "instagram"))
                .body("review_date", equalTo("2027-02-01"))
                .body("approved_by", equalTo("H-A-chief"));
        list(department.token("officer", "employee"), Map.of()).body("items.unit", contains("Patrol H-A"));
        list(department.token("clerk", "employee"), Map.of()).body("items", empty());
    }

    @Test
    void shouldRefuseIncompleteExemptionsAndOnesOwn() {
        var department = Department.load("H-B");
        String chief = department.token("chief", "supervisor");

        grant(chief, "{\"employee_id\": \"H-B-lt\", \"purpose\": \"DIRECTED_BY_SUPERVISOR\"}")
                .statusCode(422)
                .body("detail", containsString("needs directed_by"));
        grant(chief, "{\"employee_id\": \"H-B-lt\", \"unit\": \"Patrol H-B\"}").statusCode(422);
        grant(chief, "{}").statusCode(422).body("detail", equalTo("name either employee_id or unit"));
        grant(chief, "{\"employee_id\": \"H-B-lt\", \"directed_by\": \"H-B-lt\"}")
                .statusCode(422);
        grant(chief, "{\"employee_id\": \"H-B-lt\", \"sites\": [\"Face Book\"]}")
                .statusCode(422)
                .body("detail", containsString("'Face Book'"));
        grant(chief, "{\"employee_id\": \"H-B-lt\", \"review_date\": \"2033-01-01\"}")
                .statusCode(422);
        grant(chief, "{\"unit\": \"Nobody H-B\"}").statusCode(422).body("detail", equalTo("unit has no members"));
        grant(department.token("lt", "supervisor"), "{\"unit\": \"Patrol H-B\"}")
                .statusCode(422)
                .body("detail", equalTo("you cannot exempt your own unit"));
        grant(department.token("lt", "supervisor"), "{\"unit\": \"Records H-B\"}")
                .statusCode(403);
        grant(chief, "{\"employee_id\": \"H-B-lt\", \"purpose\": \"HOLIDAY\"}").statusCode(400);
    }

    @Test
    void shouldResolveACategoryToItsSites() {
        var department = Department.load("H-F");
        String sergeant = department.token("sgt", "supervisor");

        grant(sergeant, "{\"employee_id\": \"H-F-officer\", \"categories\": [\"dating\"], \"sites\": [\"reddit\"]}")
                .statusCode(201)
                .body(
                        "sites",
                        contains(
                                "badoo",
                                "bumble",
                                "eharmony",
                                "grindr",
                                "match",
                                "okcupid",
                                "pof",
                                "reddit",
                                "tinder",
                                "zoosk"));
        grant(sergeant, "{\"employee_id\": \"H-F-officer\", \"categories\": [\"KNITTING\"]}")
                .statusCode(422)
                .body("detail", containsString("category 'KNITTING' is none of [DATING"));
        importing("employee_id,start,end,reason,categories\n"
                        + "H-F-officer,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,case,FORUM\n"
                        + "H-F-officer,2026-11-06T12:00:00Z,2026-11-06T14:00:00Z,case,KNITTING\n")
                .body("rows.outcome", contains("pending", "refused"));
    }

    @Test
    void shouldImportTheOptionalColumnsAndAnswerPerRow() {
        Department.load("H-C");
        String file =
                "employee_id,unit,start,end,reason,purpose,directed_by,approved_by,sites,weekdays,time_from,time_to,"
                        + "review_date\n"
                        + "H-C-officer,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,evidence,INVESTIGATION,,H-C-chief,facebook,"
                        + "MON;TUE,09:00,11:00,2027-01-01\n"
                        + ",Patrol H-C,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,press,official_duty,,H-C-chief,,,,,\n"
                        + "H-C-officer,Patrol H-C,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,both,,,,,,,,\n"
                        + ",Patrol H-C,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,own unit,,,H-C-sgt,,,,,\n"
                        + "H-C-sgt,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,odd day,,,,,FUNDAY,09:00,11:00,\n"
                        + "H-C-sgt,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,no day,,,,,,09:00,11:00,\n"
                        + "H-C-sgt,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,no purpose,FUN,,,,,,,\n"
                        + "H-C-sgt,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,no director,DIRECTED_BY_SUPERVISOR,,,,,,,\n"
                        + "H-C-sgt,,2026-11-01T06:00:00Z,2026-12-01T06:00:00Z,no date,,,,,,,,soon\n";

        importing(file)
                .body(
                        "rows.outcome",
                        equalTo(List.of(
                                "pending", "pending", "refused", "refused", "refused", "refused", "refused", "refused",
                                "refused")))
                .body("rows[2].reason", equalTo("name either employee_id or unit"))
                .body("rows[3].reason", equalTo("approved_by belongs to the unit"))
                .body("rows[4].reason", containsString("'FUNDAY' is no day"))
                .body("rows[5].reason", containsString("need weekdays"))
                .body("rows[6].reason", containsString("'FUN' is none of"))
                .body("rows[7].reason", containsString("needs directed_by"))
                .body("rows[8].reason", containsString("'soon' is no date"));
        importing(file).body("counts.pending", equalTo(2));
    }

    @Test
    void shouldHideInvestigationsFromMostCallers() {
        var department = Department.load("H-D");
        String lieutenant = department.token("lt", "supervisor");
        String id = grant(department.token("chief", "supervisor"), """
                {"employee_id": "H-D-officer", "purpose": "INVESTIGATION", "reason": "case 4711"}
                """)
                .statusCode(201)
                .extract()
                .path("exemption_id");
        grant(lieutenant, "{\"employee_id\": \"H-D-officer\", \"reason\": \"press office\"}")
                .statusCode(201);

        // The sergeant and the lieutenant are above the officer, but below the chief who approved it.
        for (String ordinary : List.of(
                lieutenant,
                department.token("sgt", "supervisor"),
                TestTokens.of("h-standards", "administrator"),
                TestTokens.of("h-roster", "roster-admin"))) {
            list(ordinary, Map.of())
                    .body("items.exemption_id", not(hasItem(id)))
                    .body("items.purpose", not(hasItem("INVESTIGATION")))
                    .body("hidden", greaterThanOrEqualTo(1));
        }
        list(lieutenant, Map.of("employee_id", "H-D-officer"))
                .body("items.reason", contains("press office"))
                .body("hidden", greaterThanOrEqualTo(1));
        // The count does not reveal whom they concern.
        Integer all = list(lieutenant, Map.of()).extract().path("hidden");
        list(lieutenant, Map.of("employee_id", "H-D-sgt")).body("hidden", equalTo(all));
        // Nor when they are: a smaller window has the same count.
        given().auth()
                .oauth2(lieutenant)
                .queryParam("from", "2026-03-01T00:00:00Z")
                .queryParam("to", "2026-03-01T00:01:00Z")
                .get("/api/v1/exemptions")
                .then()
                .statusCode(200)
                .body("hidden", equalTo(all));

        for (String entitled : List.of(
                department.token("chief", "supervisor"),
                department.token("officer", "employee"),
                TestTokens.of("h-chief", "chief"),
                AUDITOR)) {
            list(entitled, Map.of()).body("items.exemption_id", hasItem(id));
        }
        list(TestTokens.of("h-standards", "administrator"), Map.of("purpose", "complaint 17"))
                .body("items.exemption_id", not(hasItem(id)));
        UnmaskingFixtures.unmasks(TestTokens.of("h-standards", "administrator"), "H-D-officer");
        list(TestTokens.of("h-standards", "administrator"), Map.of())
                .body("items.find { it.exemption_id == '" + id + "' }.reason", equalTo("case 4711"));
        revoke(department.token("sgt", "supervisor"), id).statusCode(404);
        revoke(department.token("chief", "supervisor"), id).statusCode(200);
    }

    @Test
    void shouldListAsRecordedAtATimeAndWhatIsDueForReview() throws InterruptedException {
        var department = Department.load("H-E");
        String sergeant = department.token("sgt", "supervisor");
        String before = Instant.now().toString();
        String id = grant(sergeant, "{\"employee_id\": \"H-E-officer\", \"review_date\": \"2020-01-01\"}")
                .statusCode(201)
                .extract()
                .path("exemption_id");
        String granted = list(sergeant, Map.of("employee_id", "H-E-officer"))
                .body("items.exemption_id", contains(id))
                .extract()
                .path("items[0].created_at");
        list(sergeant, Map.of("due_for_review", true)).body("items.exemption_id", contains(id));
        String earliest = inAYear();
        grant(sergeant, "{\"employee_id\": \"H-E-officer\", \"reason\": \"no date given\"}")
                .body("review_date", oneOf(earliest, inAYear()));

        revoke(sergeant, id).statusCode(200);

        list(sergeant, Map.of("as_of", before)).body("items", empty());
        list(sergeant, Map.of("as_of", granted))
                .body("items.find { it.exemption_id == '" + id + "' }.revoked_at", nullValue());
        list(sergeant, Map.of()).body("items.find { it.exemption_id == '" + id + "' }.revoked_at", notNullValue());
        list(sergeant, Map.of("due_for_review", true)).body("items", empty());
        list(sergeant, Map.of("business_purpose", "INTELLIGENCE")).body("items", empty());
        list(sergeant, Map.of("unit", "Patrol H-E")).body("items", hasSize(0));
    }

    /** The day, by UTC, may change while a test runs. */
    private static String inAYear() {
        return LocalDate.now(ZoneOffset.UTC).plusYears(1).toString();
    }

    /** @param fields a JSON object; the window is added, and a reason if there is none */
    private static ValidatableResponse grant(String token, String fields) {
        String reason = fields.contains("\"reason\"") ? "" : "\"reason\": \"search for a missing person\", ";
        String all = "{\"start\": \"2026-11-05T12:00:00Z\", \"end\": \"2026-11-25T14:00:00Z\", " + reason
                + fields.strip().substring(1);
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(all.replace(", }", "}"))
                .post("/api/v1/exemptions")
                .then();
    }

    private static ValidatableResponse revoke(String token, String id) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"reason\": \"the wrong day\"}")
                .post("/api/v1/exemptions/{id}/revoke", id)
                .then();
    }

    private static ValidatableResponse importing(String file) {
        return given().auth()
                .oauth2(TestTokens.of("h-roster-c", "roster-admin"))
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse list(String token, Map<String, ?> parameters) {
        return given().auth()
                .oauth2(token)
                .queryParam("from", "2026-11-05T00:00:00Z")
                .queryParam("to", "2026-11-06T00:00:00Z")
                .queryParams(parameters)
                .get("/api/v1/exemptions")
                .then()
                .statusCode(200);
    }
}
