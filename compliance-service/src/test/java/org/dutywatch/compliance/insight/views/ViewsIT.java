package org.dutywatch.compliance.insight.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An employee sees who looked at his data: by id, under a pseudonym, and in long lists. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ViewsIT {
    private static final Instant START = Instant.parse("2026-11-12T12:00:00Z");
    private static final String RANGE = "from=2026-11-12T00:00:00Z&to=2026-11-13T00:00:00Z";

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String tag = "";
    private String sergeant = "";
    private String officer = "";
    private String finding = "";
    private String standards = "";

    @BeforeEach
    void officerWithAFinding() {
        tag = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "VW-S" + tag;
        officer = "VW-O" + tag;
        standards = "vw-standards-" + tag;
        DepartmentFixtures.limits("Unit " + tag, 30);
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.rosters(officer, START, START.plus(Duration.ofHours(10)));
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        finding = results.finding(officer).getString("finding_id");
    }

    @Test
    void shouldShowWhoLookedByIdAndUnderAPseudonymButNotOneself() {
        read(DepartmentFixtures.tokenOf(sergeant, "supervisor"), "/api/v1/minutes?" + RANGE);
        read(administrator(), "/api/v1/minutes?" + RANGE + "&employee_id=" + pseudonymInFinding());
        read(auditor(), "/api/v1/findings?employee_id=" + officer);
        read(DepartmentFixtures.tokenOf(officer, "employee"), "/api/v1/minutes?" + RANGE);

        awaitViews(List.of(
                "vw-auditor-" + tag + " view_findings",
                standards + " view_minutes",
                standards + " view_finding",
                "user-" + sergeant + " view_minutes"));
        assertThat(audited("view_minutes", standards)).containsExactly("under a pseudonym; " + span());
        assertThat(audited("view_minutes", "user-" + sergeant)).containsExactly(span());
    }

    @Test
    void shouldShowTheLookOfSomebodyElseWithTheSameUserName() {
        String namesake = TestTokens.withSubject("user-" + officer, "namesake-" + tag, "auditor");

        read(namesake, "/api/v1/findings?employee_id=" + officer);

        awaitViews(List.of("user-" + officer + " view_findings"));
    }

    @Test
    void shouldRecordEachPersonOfACsvFileBeforeItLeaves() {
        DepartmentFixtures.as(administrator())
                .accept("text/csv")
                .get("/api/v1/minutes?" + RANGE + "&employee_id=" + pseudonymInFinding())
                .then()
                .statusCode(200);

        awaitViews(List.of(standards + " view_minutes", standards + " view_finding"));
    }

    @Test
    void shouldRecordALongListByUnitAndNumberAndShowIt() {
        List<String> others = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            String other = "VW-" + number + tag;
            DepartmentFixtures.employs(other, "Unit " + tag, sergeant);
            DepartmentFixtures.rosters(other, START, START.plus(Duration.ofHours(10)));
            results.awaitEvaluated(other, 0);
            others.add(other);
        }

        read(auditor(), "/api/v1/minutes?" + RANGE + "&unit=Unit " + tag);

        await("the long list in the audit trail")
                .atMost(Results.PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(results.text("select purpose from audit_record where subject = 'unit:Unit "
                                        + tag + "' and actor = 'vw-auditor-" + tag + "'"))
                                .isEqualTo("5 employees; " + span()));
        var views = DepartmentFixtures.as(DepartmentFixtures.tokenOf(others.get(0), "employee"))
                .get("/api/v1/me/views")
                .jsonPath();
        assertThat(views.getList("items.by", String.class)).containsExactly("vw-auditor-" + tag);
        assertThat(views.getBoolean("items[0].list_of_unit")).isTrue();
    }

    @Test
    void shouldDelayWhatInvestigatorsLookedAtWhileAnInvestigationRuns() {
        String exemption = UUID.randomUUID().toString();
        results.change("insert into exemption (exemption_id, employee_id, start_at, end_at, purpose, review_on, reason,"
                + " approved_by, created_by, created_at) values ('" + exemption + "', '" + officer
                + "', now() - interval '1 hour', now() + interval '1 day', 'INVESTIGATION', current_date + 30,"
                + " 'case 4711', 'chief', 'chief', now())");
        read(administrator(), "/api/v1/findings/" + ShownIds.forToken(administrator(), finding));
        read(DepartmentFixtures.tokenOf(sergeant, "supervisor"), "/api/v1/findings/" + finding);

        await("both reads in the audit trail")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where subject = '" + officer
                                + "' and action = 'view_finding' and actor <> 'journey-auditor'")
                        == 2);
        assertThat(views()).containsExactly("user-" + sergeant + " view_finding");

        results.change("update exemption set revoked_at = now(), revoked_by = 'chief' where exemption_id = '"
                + exemption + "'");
        assertThat(views()).containsExactly("user-" + sergeant + " view_finding", standards + " view_finding");
    }

    @Test
    void shouldDelayWhatInvestigatorsLookedAtAfterAReferral() {
        read(administrator(), "/api/v1/findings/" + ShownIds.forToken(administrator(), finding));
        awaitViews(List.of(standards + " view_finding"));

        results.change("update finding set state = 'CLOSED', resolution = 'REFERRED', changed_at = now()"
                + " where finding_id = '" + finding + "'");
        assertThat(views()).isEmpty();

        results.change(
                "update finding set changed_at = now() - interval '91 days' where finding_id = '" + finding + "'");
        assertThat(views()).containsExactly(standards + " view_finding");
    }

    private void awaitViews(List<String> expected) {
        await("the views of the officer")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(views()).containsExactlyElementsOf(expected));
    }

    private List<String> views() {
        return DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                .get("/api/v1/me/views")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList(
                        // Without the reads of the fixtures.
                        "items.findAll { it.by != 'journey-auditor' }.collect { it.by + ' ' + it.what }", String.class);
    }

    private List<String> audited(String action, String actor) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("subject", officer)
                .queryParam("actor", actor)
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.findAll { it.action == '" + action + "' }.purpose", String.class);
    }

    /** The administrator's pseudonym of the officer. */
    private String pseudonymInFinding() {
        return DepartmentFixtures.as(administrator())
                .get("/api/v1/findings/" + ShownIds.forToken(administrator(), finding))
                .path("employee_id");
    }

    private String auditor() {
        return TestTokens.of("vw-auditor-" + tag, "auditor");
    }

    private String administrator() {
        return TestTokens.of(standards, "administrator");
    }

    private static String span() {
        return RANGE.replace("from=", "").replace("&to=", "/");
    }

    private static void read(String token, String path) {
        DepartmentFixtures.as(token).get(path).then().statusCode(200);
    }
}
