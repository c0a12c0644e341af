package org.dutywatch.compliance.cases.unmasking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator asks to see persons, a second person approves, and it ends. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class UnmaskingIT {
    private static final Instant START = Instant.parse("2026-11-11T12:00:00Z");
    private static final String RANGE = "from=2026-11-11T00:00:00Z&to=2026-11-12T00:00:00Z";

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String tag = "";
    private String officer = "";
    private String colleague = "";
    private String own = "";
    /** The id that the administrator is shown. */
    private String finding = "";

    private String standards = "";

    @BeforeEach
    void twoOfficersOneOfThemWithAFinding() {
        tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "UM-O" + tag;
        colleague = "UM-C" + tag;
        standards = TestTokens.of("um-standards-" + tag, "administrator");
        DepartmentFixtures.limits("Unit " + tag, 30);
        for (String employee : List.of(officer, colleague)) {
            DepartmentFixtures.employs(employee, "Unit " + tag, "");
            DepartmentFixtures.rosters(employee, START, START.plus(Duration.ofHours(10)));
        }
        results.awaitEvaluated(colleague, 0);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        own = results.finding(officer).getString("finding_id");
        finding = ShownIds.forToken(standards, own);
    }

    @Test
    void shouldShowOnlyThePersonOfTheRequestAndOnlyAfterASecondPersonApproved() {
        String id = UnmaskingFixtures.idOf(
                UnmaskingFixtures.asks(standards, "\"employees\":[\"" + pseudonymInFinding() + "\"]"));
        assertThat(shownInMinutes()).noneMatch(employee -> employee.contains(tag));

        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + id + "/approve", "")
                .statusCode(200)
                .body("state", equalTo("RUNNING"), "employees", everyItem(startsWith("P-")));

        assertThat(shownInMinutes()).contains(officer).doesNotContain(colleague);
        assertThat(get("/api/v1/minutes?" + RANGE + "&employee_id=" + officer).getList("items.employee_id"))
                .containsExactly(officer);
        String csv = DepartmentFixtures.as(standards)
                .accept("text/csv")
                .get("/api/v1/minutes?" + RANGE)
                .asString();
        assertThat(csv).contains(officer + ",").doesNotContain(colleague);
        assertThat(get("/api/v1/findings/" + finding).getString("employee_id")).isEqualTo(officer);
        DepartmentFixtures.as(standards)
                .get("/api/v1/findings/" + finding + "/statements")
                .then()
                .statusCode(200);
        assertThat(get("/api/v1/unmaskings").<List<String>>getList("items.employees"))
                .contains(List.of(officer));
    }

    @Test
    void shouldRefuseASecondRequestForTheSameWhileOneIsAwaitedOrRuns() {
        String whom = "\"employees\":[\"" + officer + "\"]";
        String id = UnmaskingFixtures.idOf(UnmaskingFixtures.asks(standards, whom));

        UnmaskingFixtures.asks(standards, whom).statusCode(409).body("detail", containsString(id + " is awaited"));
        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + id + "/approve", "")
                .statusCode(200);
        UnmaskingFixtures.asks(standards, whom).statusCode(409).body("detail", containsString(id + " is running"));
        UnmaskingFixtures.asks(standards, "\"employees\":[\"" + colleague + "\"]")
                .statusCode(201);
        UnmaskingFixtures.asks(TestTokens.of("um-other-" + tag, "administrator"), whom)
                .statusCode(201);

        UnmaskingFixtures.post(standards, "/" + id + "/end", "").statusCode(200);
        String again = UnmaskingFixtures.idOf(UnmaskingFixtures.asks(standards, whom));
        DepartmentFixtures.as(standards)
                .post("/api/v1/decisions/" + again + "/withdraw")
                .then()
                .statusCode(200);
        assertThat(get("/api/v1/unmaskings?state=WITHDRAWN").<String>getList("items.unmasking_id"))
                .contains(again);
        UnmaskingFixtures.asks(standards, whom).statusCode(201);
    }

    @Test
    void shouldShowNobodyToAnotherLoginAndNobodyWithoutTheRole() {
        UnmaskingFixtures.unmasksFinding(standards, finding);

        for (String other : List.of(
                UnmaskingFixtures.chief(),
                TestTokens.of("um-other-" + tag, "administrator"),
                TestTokens.of("UM-STANDARDS-" + tag, "administrator"))) {
            DepartmentFixtures.as(other)
                    .get("/api/v1/findings/" + ShownIds.forToken(other, own))
                    .then()
                    .statusCode(200)
                    .body("employee_id", startsWith("P-"));
        }
        DepartmentFixtures.as(TestTokens.of("um-standards-" + tag, "supervisor"))
                .get("/api/v1/findings/" + own)
                .then()
                .statusCode(403);
    }

    /** A user name can be changed, and be given to somebody else; a login cannot. */
    @Test
    void shouldBelongToTheLoginOfItsAuthorWhateverItsUserNameIs() {
        String subject = "um-standards-" + tag + "@ridgemont-pd.example";
        String renamed = TestTokens.withSubject("um-renamed-" + tag, subject, "administrator");
        String successor = TestTokens.withSubject("um-standards-" + tag, "other-" + tag, "administrator");
        String id = UnmaskingFixtures.idOf(UnmaskingFixtures.asks(standards, "\"employees\":[\"" + officer + "\"]"));

        UnmaskingFixtures.post(renamed, "/" + id + "/approve", "")
                .statusCode(422)
                .body("type", equalTo("/problems/rule-refused"));
        UnmaskingFixtures.post(renamed, "/" + id + "/decline", "{\"reason\":\"no\"}")
                .statusCode(422);
        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + id + "/approve", "")
                .statusCode(200);

        assertThat(shownInMinutes(renamed)).contains(officer);
        assertThat(shownInMinutes(successor)).isNotEmpty().noneMatch(employee -> employee.contains(tag));
        assertThat(listedTo(renamed)).contains(id);
        assertThat(listedTo(successor)).doesNotContain(id);
    }

    private static List<String> listedTo(String token) {
        return DepartmentFixtures.as(token).get("/api/v1/unmaskings").jsonPath().getList("items.unmasking_id");
    }

    private static List<String> shownInMinutes(String token) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/minutes?" + RANGE)
                .jsonPath()
                .getList("items.employee_id", String.class);
    }

    @Test
    void shouldShowEachViewerOtherPseudonymsAndUnderstandOnlyHisOwn() {
        String other = TestTokens.of("um-other-" + tag, "administrator");
        String mine = pseudonymInFinding();
        String his = DepartmentFixtures.as(other)
                .get("/api/v1/findings/" + ShownIds.forToken(other, own))
                .path("employee_id");

        assertThat(his).startsWith("P-").isNotEqualTo(mine);
        assertThat(get("/api/v1/minutes?" + RANGE + "&employee_id=" + mine).getList("items.employee_id"))
                .containsExactly(mine);
        for (String path : List.of(
                "/api/v1/minutes?" + RANGE + "&employee_id=" + his,
                "/api/v1/findings?employee_id=" + his,
                "/api/v1/minutes/" + his + "/" + START + "/explain")) {
            DepartmentFixtures.as(standards).get(path).then().statusCode(404);
        }
        UnmaskingFixtures.asks(standards, "\"employees\":[\"" + his + "\"]").statusCode(404);
        assertThat(results.text("select pseudonym from employee where employee_id = '" + officer + "'"))
                .as("what the ids of findings are computed from is shown to nobody")
                .isNotIn(mine, his);
    }

    @Test
    void shouldMaskAgainWhenItsTimeIsOverAndWhenItIsEnded() {
        String id = UnmaskingFixtures.unmasksFinding(standards, finding);
        assertThat(get("/api/v1/findings/" + finding).getString("employee_id")).isEqualTo(officer);
        OwnerDatabase.execute(
                "alter table unmasking disable trigger settled_once",
                "update unmasking set starts_at = starts_at - interval '1 hour', ends_at = ends_at - interval '1 hour'"
                        + " where unmasking_id = '" + id + "'",
                "alter table unmasking enable trigger settled_once");

        assertThat(get("/api/v1/findings/" + finding).getString("employee_id")).startsWith("P-");
        assertThat(get("/api/v1/unmaskings?state=ENDED").getList("items.unmasking_id", String.class))
                .contains(id);
        UnmaskingFixtures.post(standards, "/" + id + "/end", "").statusCode(409);

        String second = UnmaskingFixtures.unmasksFinding(standards, finding);
        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + second + "/end", "")
                .statusCode(200)
                .body("state", equalTo("ENDED"), "ended_by", equalTo("unmasking-chief"));
        assertThat(get("/api/v1/findings/" + finding).getString("employee_id")).startsWith("P-");
    }

    @Test
    void shouldRefuseTheAuthorHisOtherLoginAndThePersonHimselfAsTheSecondPerson() {
        String author = "UM-A" + tag;
        DepartmentFixtures.employs(author, "Unit " + tag, "");
        String mail = author.toLowerCase(java.util.Locale.ROOT) + "@ridgemont-pd.example";
        String first = TestTokens.withSubject("first-" + tag, mail, "administrator");
        String otherLogin = TestTokens.withSubject("second-" + tag, mail, "administrator", "chief");
        String himself = DepartmentFixtures.tokenOf(officer, "administrator");
        String asked = "\"finding_id\":\"" + ShownIds.forToken(first, own) + "\"";
        String id = UnmaskingFixtures.idOf(UnmaskingFixtures.asks(first, asked));

        for (String refused : List.of(first, otherLogin, himself)) {
            UnmaskingFixtures.post(refused, "/" + id + "/approve", "")
                    .statusCode(422)
                    .body("type", equalTo("/problems/rule-refused"));
            UnmaskingFixtures.post(refused, "/" + id + "/decline", "{\"reason\":\"no\"}")
                    .statusCode(422);
        }
        DepartmentFixtures.as(himself)
                .get("/api/v1/unmaskings")
                .then()
                .statusCode(200)
                .body("items.unmasking_id", not(hasItem(id)));
        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + id + "/decline", "{\"reason\":\"no complaint\"}")
                .statusCode(200)
                .body("state", equalTo("DECLINED"));
        UnmaskingFixtures.post(UnmaskingFixtures.chief(), "/" + id + "/approve", "")
                .statusCode(409);
        UnmaskingFixtures.post(himself, "/" + id + "/end", "").statusCode(404);
        assertThat(DepartmentFixtures.as(first)
                        .get("/api/v1/findings/" + ShownIds.forToken(first, own))
                        .path("employee_id")
                        .toString())
                .startsWith("P-");
    }

    @Test
    void shouldAnswerTheSameForAnIdThatExistsAndForOneThatDoesNot() {
        String nobody = "UM-N" + tag;
        for (String path : List.of(
                "/api/v1/minutes?" + RANGE + "&employee_id=%s",
                "/api/v1/findings?employee_id=%s",
                "/api/v1/claims?employee_id=%s",
                "/api/v1/exemptions?" + RANGE + "&employee_id=%s",
                "/api/v1/minutes/%s/" + START + "/explain")) {
            var existing = DepartmentFixtures.as(standards).get(path.formatted(officer));
            var missing = DepartmentFixtures.as(standards).get(path.formatted(nobody));
            existing.then().statusCode(403).body("type", equalTo("/problems/unmasking-required"));
            assertThat(missing.statusCode()).isEqualTo(403);
            assertThat(withoutIds(existing.asString(), officer)).isEqualTo(withoutIds(missing.asString(), nobody));
        }
        var existing = UnmaskingFixtures.asks(standards, "\"employees\":[\"" + officer + "\"]");
        var missing = UnmaskingFixtures.asks(standards, "\"employees\":[\"" + nobody + "\"]");
        existing.statusCode(201).body("employees", contains(officer));
        missing.statusCode(201).body("employees", contains(nobody));
    }

    private static String withoutIds(String body, String id) {
        return body.replace(id, "ID").replaceAll("\"trace_id\":\"[^\"]*\"", "");
    }

    @Test
    void shouldRefuseInvalidRequests() {
        String employees = "\"employees\":[\"" + officer + "\"]";
        for (String body : List.of(
                "{" + employees + ",\"reason\":\"case 17\",\"hours\":1}",
                "{" + employees + ",\"reason\":\".\",\"hours\":1}",
                "{" + employees + ",\"reason\":\"" + UnmaskingFixtures.REASON + "\",\"hours\":0}",
                "{" + employees + ",\"reason\":\"" + UnmaskingFixtures.REASON + "\",\"hours\":25}",
                "{" + employees + ",\"reason\":\"" + UnmaskingFixtures.REASON + "\"}",
                "{\"reason\":\"" + UnmaskingFixtures.REASON + "\",\"hours\":1}",
                "{\"employees\":[],\"reason\":\"" + UnmaskingFixtures.REASON + "\",\"hours\":1}")) {
            UnmaskingFixtures.post(standards, "", body).statusCode(400).contentType("application/problem+json");
        }
        UnmaskingFixtures.asks(standards, employees + ",\"finding_id\":\"" + finding + "\"")
                .statusCode(400);
        String tooMany =
                IntStream.range(0, 21).mapToObj(number -> "\"E" + number + "\"").collect(Collectors.joining(","));
        UnmaskingFixtures.asks(standards, "\"employees\":[" + tooMany + "]")
                .statusCode(400)
                .body("detail", containsString("at most 20"));
        UnmaskingFixtures.asks(standards, "\"employees\":[\"P-00000000\"]").statusCode(404);
        UnmaskingFixtures.asks(standards, "\"finding_id\":\"" + UUID.randomUUID() + "\"")
                .statusCode(404);
    }

    @Test
    void shouldNotUnmaskForAPurpose() {
        for (String path : List.of(
                "/api/v1/minutes?" + RANGE + "&employee_id=" + officer,
                "/api/v1/findings/" + finding + "/replies",
                "/api/v1/findings/" + finding + "/statements",
                "/api/v1/findings/" + finding + "/bundle",
                "/api/v1/minutes/" + officer + "/" + START + "/timeline.svg")) {
            DepartmentFixtures.as(standards)
                    .queryParam("purpose", UnmaskingFixtures.REASON)
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        assertThat(DepartmentFixtures.as(TestTokens.of("um-chief-" + tag, "chief"))
                        .queryParam("purpose", UnmaskingFixtures.REASON)
                        .get("/api/v1/findings")
                        .asString())
                .doesNotContain(officer);
    }

    @Test
    void shouldRecordEachPersonThatIsReadUnderItAndTheDecision() {
        String id = UnmaskingFixtures.unmasks(standards, officer, colleague);

        get("/api/v1/findings/" + finding);

        await("the read of the finding and what came before it")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(audited(officer))
                        .contains("request_unmasking", "approve_unmasking", "view_finding unmasking " + id));
        assertThat(audited(colleague)).contains("approve_unmasking").noneMatch(one -> one.startsWith("view_finding"));
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/unmaskings?state=RUNNING")
                .then()
                .statusCode(200)
                .body("items.find { it.unmasking_id == '" + id + "' }.employees", hasSize(2));
    }

    private Set<String> audited(String employee) {
        return new TreeSet<>(DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("subject", employee)
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.collect { it.action.startsWith('view') ? it.action + ' ' + it.purpose : it.action }"));
    }

    private String pseudonymInFinding() {
        return get("/api/v1/findings/" + finding).getString("employee_id");
    }

    private List<String> shownInMinutes() {
        return get("/api/v1/minutes?" + RANGE).getList("items.employee_id", String.class);
    }

    private JsonPath get(String path) {
        return DepartmentFixtures.as(standards)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
