package org.dutywatch.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.AccessTable.Access;
import org.dutywatch.testing.AccessTable.Row;
import org.dutywatch.testing.AccessWalk;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

/** Every operation of the service answers every role as {@code deploy/docs/access.csv} says. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AccessTableIT {
    private static final String NOBODY = "&employee_id=E-none";
    private static final String NO_BUNDLE = "00000000-0000-0000-0000-000000000000";
    private static final Instant START = Instant.parse("2026-10-20T12:00:00Z");
    private static final String OCTOBER = "from=2026-10-01T05:00:00Z&to=2026-11-01T05:00:00Z";

    private final AccessWalk walk = new AccessWalk(
            "compliance-service",
            Map.of(
                    "GET /api/v1/duty", NOBODY,
                    "GET /api/v1/duty/supervisor", NOBODY + "&at=2026-10-13T12:00:00Z",
                    "GET /api/v1/roster/changes", NOBODY));

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Test
    void shouldHaveARowForEveryOperation() {
        assertThat(walk.differences()).isEmpty();
    }

    @Test
    void shouldKeepHealthMetricsAndOpenApiOffThePublicPort() {
        assertThat(Management.misplaced()).isEmpty();
    }

    @Test
    void shouldAnswerEveryRoleAsTheTableSays() {
        assertThat(walk.violations()).isEmpty();
    }

    /** One officer with a finding, his sergeant, a colleague, and a supervisor of others. */
    @Test
    void shouldShowAPersonToHimselfAndHisChainAndToNobodyElse() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        String officer = "ATO" + tag;
        String sergeant = "ATS" + tag;
        String unit = "Unit AT" + tag;
        DepartmentFixtures.employs(sergeant, unit, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.employs("ATC" + tag, unit, sergeant);
        DepartmentFixtures.employs("ATX" + tag, "Unit ATX" + tag, "");
        DepartmentFixtures.employs("ATY" + tag, "Unit ATX" + tag, "ATX" + tag);
        DepartmentFixtures.limits(unit, 30);
        DepartmentFixtures.rosters(officer, START, START.plus(Duration.ofHours(10)));
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        String finding = results.finding(officer).getString("finding_id");
        var objects = objects(officer, finding);

        List<String> wrong = new ArrayList<>();
        for (Row row : walk.rows()) {
            String object = objects.get(row.operation());
            if (object == null) {
                if (row.method().equals("GET") && row.access().containsValue(Access.CHAIN)) {
                    wrong.add("no object is known for " + row.operation());
                }
                continue;
            }
            if (row.access().get("supervisor") == Access.CHAIN) {
                requireShown(row, object, DepartmentFixtures.tokenOf(sergeant, "supervisor"), wrong);
                requireHidden(row, object, DepartmentFixtures.tokenOf("ATX" + tag, "supervisor"), objects, wrong);
                requireHidden(row, object, DepartmentFixtures.tokenOf("ATC" + tag, "supervisor"), objects, wrong);
            }
            if (row.access().get("employee") == Access.OWN) {
                requireShown(row, object, DepartmentFixtures.tokenOf(officer, "employee"), wrong);
                requireHidden(row, object, DepartmentFixtures.tokenOf("ATC" + tag, "employee"), objects, wrong);
                requireHidden(row, object, DepartmentFixtures.tokenOf(sergeant, "employee"), objects, wrong);
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** Where each operation shows something about the officer. */
    private static Map<String, String> objects(String officer, String finding) {
        String one = "?employee_id=" + officer + "&" + OCTOBER;
        String shift = "/api/v1/minutes/" + officer + "/" + START;
        String findings = "/api/v1/findings/" + finding;
        return Map.ofEntries(
                Map.entry("GET /api/v1/claims", "/api/v1/claims"),
                Map.entry("GET /api/v1/closings", "/api/v1/closings"),
                Map.entry("GET /api/v1/duty", "/api/v1/duty" + one),
                Map.entry("GET /api/v1/duty/supervisor", "/api/v1/duty/supervisor" + one + "&at=" + START),
                Map.entry("GET /api/v1/duty/unknown", "/api/v1/duty/unknown?" + OCTOBER),
                Map.entry("GET /api/v1/exemptions", "/api/v1/exemptions" + one),
                Map.entry("GET /api/v1/exemptions/drafts", "/api/v1/exemptions/drafts"),
                Map.entry("GET /api/v1/findings", "/api/v1/findings" + one),
                Map.entry("GET /api/v1/findings/{id}", findings),
                Map.entry("GET /api/v1/findings/{id}/bundle", findings + "/bundle"),
                Map.entry("GET /api/v1/findings/{id}/bundles", findings + "/bundles"),
                Map.entry("GET /api/v1/findings/{id}/bundles/{bundle}", findings + "/bundles/" + NO_BUNDLE),
                Map.entry("GET /api/v1/findings/{id}/evidence", findings + "/evidence"),
                Map.entry("GET /api/v1/findings/{id}/replies", findings + "/replies"),
                Map.entry("GET /api/v1/findings/{id}/timeline.svg", findings + "/timeline.svg"),
                Map.entry("GET /api/v1/minutes", "/api/v1/minutes" + one),
                Map.entry("GET /api/v1/minutes/{employee}/{shift}/explain", shift + "/explain"),
                Map.entry("GET /api/v1/minutes/{employee}/{shift}/timeline.svg", shift + "/timeline.svg"),
                Map.entry("GET /api/v1/roster/acting/requests", "/api/v1/roster/acting/requests"),
                Map.entry("GET /api/v1/roster/changes", "/api/v1/roster/changes" + one),
                Map.entry("GET /api/v1/roster/corrections", "/api/v1/roster/corrections"));
    }

    private void requireShown(Row row, String object, String token, List<String> wrong) {
        int status = walk.send(row.method(), object, token).statusCode();
        // 503: bundles are not signed in this test. 404: so there is no sealed one.
        boolean noBundle = object.contains("/bundle") && (status == 503 || status == 404);
        if (status != 200 && !noBundle) {
            wrong.add(object + " is refused to whom it may be shown: " + status);
        }
    }

    private void requireHidden(Row row, String object, String token, Map<String, String> objects, List<String> wrong) {
        HttpResponse<String> answer = walk.send(row.method(), object, token);
        boolean refused = answer.statusCode() == 403 || answer.statusCode() == 404;
        boolean empty = answer.statusCode() == 200
                && !object.contains("?employee_id=")
                && !object.contains("/findings/")
                && !object.contains("/minutes/");
        String officer =
                Objects.requireNonNull(objects.get("GET /api/v1/duty")).replaceAll(".*employee_id=(\\w+)&.*", "$1");
        if (!refused && !(empty && !answer.body().contains(officer))) {
            wrong.add(object + " is shown to whom it may not be: " + answer.statusCode());
        }
    }
}
