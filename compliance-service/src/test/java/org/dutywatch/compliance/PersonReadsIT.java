package org.dutywatch.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.AccessTable.Access;
import org.dutywatch.testing.AccessTable.Row;
import org.dutywatch.testing.AccessWalk;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/**
 * Every GET of the service that shows a person is recorded with that person in the audit trail, whoever reads. A new
 * operation fails here until it is recorded, or is entered with those that show nobody.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class PersonReadsIT {
    private static final Instant START = Instant.parse("2026-09-16T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final String RANGE = "from=2026-09-15T05:00:00Z&to=2026-09-23T05:00:00Z";

    /** What shows nobody: groups of people, settings, the reader himself, or counts. */
    private static final Set<String> SHOW_NOBODY = Set.of(
            "GET /api/v1/dashboard/fairness",
            "GET /api/v1/dashboard/hours",
            "GET /api/v1/dashboard/sites",
            "GET /api/v1/dashboard/sources",
            "GET /api/v1/dashboard/summary",
            "GET /api/v1/dashboard/trend",
            "GET /api/v1/decisions/{id}",
            "GET /api/v1/duty-rules",
            "GET /api/v1/estimator-profiles",
            "GET /api/v1/failures",
            "GET /api/v1/me/monitoring-notice",
            "GET /api/v1/me/views",
            "GET /api/v1/monitoring-report",
            "GET /api/v1/policies",
            "GET /api/v1/regulations",
            "GET /api/v1/regulations/{clause}",
            "GET /api/v1/roster/feeds",
            "GET /api/v1/roster/feeds/{id}",
            "GET /api/v1/roster/feeds/{id}/fetches",
            "GET /scim/v2/ResourceTypes",
            "GET /scim/v2/ResourceTypes/{id}",
            "GET /scim/v2/Schemas",
            "GET /scim/v2/Schemas/{id}",
            "GET /scim/v2/ServiceProviderConfig");

    /** Whoever reads the trail looks at those who looked; that is recorded without a subject (AuditIT). */
    private static final Set<String> THE_TRAIL_ITSELF =
            Set.of("GET /api/v1/audit", "GET /api/v1/audit/export", "GET /api/v1/audit/verify");

    /** Bundles are signed in BundleIT and SealedBundlesIT alone, which show their records. */
    private static final Set<String> BUNDLES =
            Set.of("GET /api/v1/findings/{id}/bundle", "GET /api/v1/findings/{id}/bundles/{bundle}");

    private final AccessWalk walk = new AccessWalk("compliance-service", Map.of());
    private final String tag = UUID.randomUUID().toString().substring(0, 6);
    private final String unit = "Unit PR" + tag;
    private final String sergeant = "PRS" + tag;
    private final String officer = "PRO" + tag;
    private final String lost = "PRL" + tag;
    private final String unrostered = "PRU" + tag;
    private final String clerk = TestTokens.of("pr-clerk-" + tag, "roster-admin");
    private final String standards = TestTokens.of("pr-standards-" + tag, "administrator");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    /** Who read what, by the name of the reader: one for each request. */
    private final Map<String, String> awaited = new TreeMap<>();

    @Test
    void shouldRecordEveryPersonWhomAnAnswerShows() {
        enterDepartment();
        String finding = results.finding(officer).getString("finding_id");
        enterRecordsAbout(finding);
        var objects = objects(finding);

        List<String> wrong = new ArrayList<>();
        for (Row row : walk.rows()) {
            if (!row.method().equals("GET") || SHOW_NOBODY.contains(row.operation()) || isElsewhere(row)) {
                continue;
            }
            String object = objects.get(row.operation());
            if (object == null) {
                wrong.add("no object is known for " + row.operation() + ": enter one, and record whom it shows");
                continue;
            }
            row.access().forEach((role, access) -> {
                if (access != Access.REFUSED && access != Access.GROUPS && !role.equals("employee")) {
                    read(row, object, role, access, finding, wrong);
                }
            });
        }
        assertThat(wrong).isEmpty();

        await("the records of all these reads")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(notRecorded()).isEmpty());
    }

    private static boolean isElsewhere(Row row) {
        return THE_TRAIL_ITSELF.contains(row.operation()) || BUNDLES.contains(row.operation());
    }

    /** Reads all pages as a reader of his own. */
    private void read(Row row, String object, String role, Access access, String finding, List<String> wrong) {
        String reader = readerOf(row, role);
        String token = role.equals("supervisor")
                ? TestTokens.withSubject(reader, mail(sergeant), role)
                : TestTokens.of(reader, role);
        if (needsUnmasking(row, role, access)) {
            UnmaskingFixtures.unmasksFinding(token, ShownIds.forToken(token, finding));
        }
        String path = access == Access.PSEUDONYMS ? underPseudonym(object, token, finding) : object;
        String page = "";
        do {
            var answer = walk.send("GET", path + (page.isEmpty() ? "" : joined(path) + "page_token=" + page), token);
            if (answer.statusCode() != 200) {
                wrong.add(path + " as " + role + ": " + answer.statusCode() + " " + answer.body());
                return;
            }
            page = nextPage(answer.body());
        } while (!page.isEmpty());
        awaited.put(reader, row.operation() + " as " + role);
    }

    /** A clerk sees the held changes for which he asked himself. */
    private String readerOf(Row row, String role) {
        return row.path().endsWith("/employees/changes") && role.equals("roster-admin")
                ? "pr-clerk-" + tag
                : "pr-" + awaited.size() + "-" + tag;
    }

    /** Replies and statements name the person, pictures have times, and an administrator sees the unmaskings that he asked for. */
    private static boolean needsUnmasking(Row row, String role, Access access) {
        boolean namesPerson = access == Access.PSEUDONYMS
                && Stream.of("/replies", "/statements", "/timeline.svg").anyMatch(row.path()::endsWith);
        return namesPerson || (row.path().endsWith("/unmaskings") && !role.equals("auditor"));
    }

    /** The same object, with the reader's pseudonym of the officer, and his id of the finding. */
    private String underPseudonym(String object, String token, String finding) {
        if (!object.contains(officer)) {
            return object.replace(finding, ShownIds.forToken(token, finding));
        }
        String pseudonym = DepartmentFixtures.as(token)
                .get("/api/v1/findings/" + ShownIds.forToken(token, finding))
                .path("employee_id");
        return object.replace(officer, pseudonym);
    }

    private static String joined(String path) {
        return path.contains("?") ? "&" : "?";
    }

    private static String nextPage(String body) {
        String token = body.contains("next_page_token") ? JsonPath.from(body).getString("next_page_token") : null;
        return token == null ? "" : encoded(token);
    }

    /** The reads without a record of the person whom they show: by id, or by unit in a long list. */
    private List<String> notRecorded() {
        List<String> missing = new ArrayList<>();
        awaited.forEach((reader, what) -> {
            String person = what.contains("/open-supervisors") ? lost : officer;
            person = what.contains("/duty/unknown") ? unrostered : person;
            // The reader may have read the finding before, to know the pseudonym.
            String other = what.startsWith("GET /api/v1/findings/{id} ") ? "" : " and action <> 'view_finding'";
            if (results.number("select count(*) from audit_record where actor = '" + reader + "' and subject in ('"
                            + person + "', 'unit:" + unit + "') and starts_with(action, 'view_')" + other)
                    == 0) {
                missing.add(what);
            }
        });
        return missing;
    }

    private Map<String, String> objects(String finding) {
        String one = "?employee_id=" + officer + "&" + RANGE;
        String shift = "/api/v1/minutes/" + officer + "/" + START;
        String findings = "/api/v1/findings/" + finding;
        String employee = "/api/v1/employees/" + officer;
        Map<String, String> objects = new HashMap<>();
        objects.put("GET /api/v1/claims", "/api/v1/claims");
        objects.put("GET /api/v1/closings", "/api/v1/closings?state=AWAITED");
        objects.put(
                "GET /api/v1/dashboard/units",
                "/api/v1/dashboard/units?exact=true&" + RANGE + "&unit=" + encoded(unit));
        objects.put("GET /api/v1/duty", "/api/v1/duty" + one);
        objects.put("GET /api/v1/duty/supervisor", "/api/v1/duty/supervisor" + one + "&at=" + START);
        objects.put("GET /api/v1/duty/unknown", "/api/v1/duty/unknown?" + RANGE);
        objects.put("GET /api/v1/employees", "/api/v1/employees?page_token=PR&page_size=5000");
        objects.put("GET /api/v1/employees/changes", "/api/v1/employees/changes?state=AWAITED");
        objects.put("GET /api/v1/employees/open-supervisors", "/api/v1/employees/open-supervisors?page_size=5000");
        objects.put("GET /api/v1/employees/{id}", employee);
        objects.put("GET /api/v1/employees/{id}/history", employee + "/history");
        objects.put("GET /api/v1/exemptions", "/api/v1/exemptions?" + RANGE);
        objects.put("GET /api/v1/exemptions/drafts", "/api/v1/exemptions/drafts?state=AWAITED");
        objects.put("GET /api/v1/findings", "/api/v1/findings?" + RANGE);
        objects.put("GET /api/v1/findings/{id}", findings);
        objects.put("GET /api/v1/findings/{id}/bundles", findings + "/bundles");
        objects.put("GET /api/v1/findings/{id}/evidence", findings + "/evidence");
        objects.put("GET /api/v1/findings/{id}/replies", findings + "/replies");
        objects.put("GET /api/v1/findings/{id}/statements", findings + "/statements");
        objects.put("GET /api/v1/findings/{id}/timeline.svg", findings + "/timeline.svg");
        objects.put("GET /api/v1/legal-holds", "/api/v1/legal-holds");
        objects.put("GET /api/v1/logins", "/api/v1/logins?page_size=5000");
        objects.put("GET /api/v1/logins/requests", "/api/v1/logins/requests?state=AWAITED");
        objects.put("GET /api/v1/logins/uses", "/api/v1/logins/uses?page_size=5000");
        objects.put("GET /api/v1/minutes", "/api/v1/minutes?" + RANGE);
        objects.put("GET /api/v1/minutes/{employee}/{shift}/explain", shift + "/explain");
        objects.put("GET /api/v1/minutes/{employee}/{shift}/timeline.svg", shift + "/timeline.svg");
        objects.put(
                "GET /api/v1/monitoring-notice/acknowledgements",
                "/api/v1/monitoring-notice/acknowledgements?page_token=PR&page_size=5000");
        objects.put("GET /api/v1/roster/acting", "/api/v1/roster/acting?" + RANGE);
        objects.put("GET /api/v1/roster/acting/requests", "/api/v1/roster/acting/requests");
        objects.put("GET /api/v1/roster/changes", "/api/v1/roster/changes" + one);
        objects.put("GET /api/v1/roster/corrections", "/api/v1/roster/corrections?state=PENDING");
        objects.put("GET /api/v1/unmaskings", "/api/v1/unmaskings");
        objects.put("GET /scim/v2/Groups", "/scim/v2/Groups?filter=" + filter("displayName", unit));
        objects.put("GET /scim/v2/Groups/{id}", "/scim/v2/Groups/" + groupId());
        objects.put("GET /scim/v2/Users", "/scim/v2/Users?filter=" + filter("userName", "user-" + officer));
        objects.put("GET /scim/v2/Users/{id}", "/scim/v2/Users/" + officer);
        return objects;
    }

    private static String filter(String attribute, String value) {
        return encoded(attribute + " eq \"" + value + "\"");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String groupId() {
        return DepartmentFixtures.as(TestTokens.of("pr-directory-" + tag, "directory"))
                .queryParam("filter", "displayName eq \"" + unit + "\"")
                .get("/scim/v2/Groups")
                .jsonPath()
                .getString("Resources[0].id");
    }

    private void enterDepartment() {
        DepartmentFixtures.employs(sergeant, unit, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.employs(unrostered, unit, sergeant);
        DepartmentFixtures.employs("PRX" + tag, "Unit PRX" + tag, "");
        DepartmentFixtures.limits(unit, 30);
        exempts();
        ActingFixtures.acts(sergeant, officer, "2026-09-20T05:00:00Z", "2026-09-21T05:00:00Z");
        leavesWithoutSupervisor();
        DepartmentFixtures.rosters(officer, START, END);
        var unknown = AccessFixtures.facebookVisit(unrostered, START.plus(Duration.ofHours(1)), 20);
        topics.publishAccesses(unknown);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(unrostered, unknown.size());
        results.awaitEvaluated(officer, visit.size());
        String members = Objects.requireNonNull(objects("").get("GET /api/v1/dashboard/units"));
        await("the officer in the exact dashboard of his unit")
                .atMost(Results.PATIENCE)
                .until(() -> walk.send("GET", members, DepartmentFixtures.auditor())
                        .body()
                        .contains(officer));
    }

    private void exempts() {
        post(
                        DepartmentFixtures.tokenOf(sergeant, "supervisor"),
                        "/api/v1/exemptions",
                        "{\"employee_id\":\"" + officer + "\",\"start\":\"" + START.plus(Duration.ofDays(1))
                                + "\",\"end\":\"" + END.plus(Duration.ofDays(1)) + "\",\"reason\":\"a search\"}")
                .statusCode(201);
    }

    /** An employee whose supervisor has left. */
    private void leavesWithoutSupervisor() {
        String boss = "PRB" + tag;
        DepartmentFixtures.employs(boss, unit, "");
        DepartmentFixtures.employs(lost, unit, boss);
        DepartmentFixtures.as(TestTokens.of("pr-directory-" + tag, "directory"))
                .delete("/scim/v2/Users/" + boss)
                .then()
                .statusCode(204);
    }

    /** A record of each kind about the officer, who has an alert by now. */
    private void enterRecordsAbout(String finding) {
        post(
                        DepartmentFixtures.tokenOf(officer, "employee"),
                        "/api/v1/findings/" + finding + "/replies",
                        "{\"text\":\"It was a search.\",\"claim\":{\"kind\":\"OFFICIAL_BUSINESS\",\"start\":\"" + START
                                + "\",\"end\":\"" + END
                                + "\",\"directed_by\":\"Lieutenant Cole\",\"purpose\":\"missing person\"}}")
                .statusCode(201);
        String shown = ShownIds.forToken(standards, finding);
        post(standards, "/api/v1/legal-holds", "{\"finding_id\":\"" + shown + "\",\"reason\":\"a suit\"}")
                .statusCode(201);
        post(
                        standards,
                        "/api/v1/logins",
                        "{\"subject\":\"second-of-" + officer + "\",\"employee_id\":\"" + officer
                                + "\",\"reason\":\"a second account\"}")
                .statusCode(201);
        DepartmentFixtures.as(clerk)
                .contentType("text/csv")
                .body("employee_id,start,end,reason\n" + officer + "," + START + "," + END + ",missing person\n")
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("pending"));
        DepartmentFixtures.as(clerk)
                .contentType("text/csv")
                .body("employee_id,username,name,email,supervisor_id,unit\n" + officer + ",user-" + officer
                        + ",Officer " + officer + ",new-" + mail(officer) + "," + sergeant + "," + unit + "\n")
                .queryParam("reason", "a new address")
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200)
                .body("rows[0].outcome", equalTo("pending"));
        DepartmentFixtures.as(clerk)
                .queryParam("reason", "was on leave")
                .delete("/api/v1/roster/shifts/" + officer + "/" + START)
                .then()
                .statusCode(202);
        post(standards, "/api/v1/findings/" + shown + "/review", "").statusCode(200);
        post(
                        standards,
                        "/api/v1/findings/" + shown + "/close",
                        "{\"resolution\":\"EXPLAINED\",\"reason\":\"a search\"}")
                .statusCode(202);
    }

    private static io.restassured.response.ValidatableResponse post(String token, String path, String body) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private static String mail(String employeeId) {
        return employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
    }
}
