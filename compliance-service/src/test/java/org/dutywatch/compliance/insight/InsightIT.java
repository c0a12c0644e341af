package org.dutywatch.compliance.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.insight.bundles.BundlesConfig;
import org.dutywatch.compliance.model.bundles.BundleRefused;
import org.dutywatch.compliance.model.bundles.VerifyBundle;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code insight} decides what people read about minutes and findings; it changes neither. What enters: the
 * facts, minutes and findings of the areas below. What leaves, over REST: explanations, dashboards, signed bundles of
 * evidence, comparisons of profiles and dry runs of limits, each to the roles that may read it.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class InsightIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final String DAY = "from=2026-11-05T06:00:00Z&to=2026-11-06T06:00:00Z";

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    BundlesConfig bundles;

    private String officer = "";
    private String sergeant = "";
    private String unit = "";

    /** Two visits to Facebook, of 40 and 20 minutes; the limit is 30 minutes per shift. */
    @BeforeEach
    void officerWithAnAlert() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "INO" + tag;
        sergeant = "INS" + tag;
        unit = "Unit " + tag;
        DepartmentFixtures.employs(sergeant, unit, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.limits(unit, 30);
        DepartmentFixtures.rosters(officer, START, END);
        var morning = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), 40);
        var evening = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(7)), 20);
        topics.publishAccesses(morning);
        topics.publishAccesses(evening);
        results.awaitEvaluated(officer, morning.size() + evening.size());
    }

    @Test
    void shouldAddUpToThePublishedMinutesWhenAShiftIsExplained() {
        var published = read(supervisor(), "/api/v1/minutes?employee_id=" + officer + "&" + DAY);

        var why = read(supervisor(), "/api/v1/minutes/" + officer + "/" + START + "/explain");

        assertThat(why.getDouble("minutes.low")).isEqualTo(published.getDouble("items[0].minutes_low"));
        assertThat(why.getDouble("minutes.point")).isEqualTo(published.getDouble("items[0].minutes"));
        assertThat(why.getDouble("minutes.high")).isEqualTo(published.getDouble("items[0].minutes_high"));
        assertThat(why.getList("attention")).hasSize(2);
        assertThat(why.getDouble("attention.sum { it.minutes }"))
                .isCloseTo(why.getDouble("minutes.point"), within(0.1));
    }

    @Test
    void shouldRefuseAnExplanationWhenTheReaderMayNotSeeTheEmployee() {
        String stranger = "INX" + officer;
        DepartmentFixtures.employs(stranger, "Unit " + stranger, "");

        DepartmentFixtures.as(DepartmentFixtures.tokenOf(stranger, "supervisor"))
                .get("/api/v1/minutes/" + officer + "/" + START + "/explain")
                .then()
                .statusCode(403);
        DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                .get("/api/v1/minutes/" + officer + "/" + START + "/explain")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldShowNoPersonWhenADashboardCountsHisMinutes() {
        await("the minutes are on the dashboard")
                .atMost(Results.PATIENCE)
                .until(() -> dashboard("summary").getInt("total.alerts") == 1);

        for (String dashboard : new String[] {"summary", "trend", "sites", "hours", "sources", "fairness"}) {
            assertThat(dashboard(dashboard).prettify()).doesNotContain(officer, "P-");
        }
    }

    @Test
    void shouldVerifyWithoutTheServiceWhenABundleIsExported() throws BundleRefused {
        byte[] bundle = supervisor()
                .get("/api/v1/findings/" + results.finding(officer).getString("finding_id") + "/bundle")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var publicKey = SigningKey.read(bundles.signingKey().orElseThrow()).verifyingKey();

        var verification = new VerifyBundle(publicKey, false).verify(bundle);

        assertThat(verification.differences()).isEmpty();
        assertThat(verification.finding().findingId())
                .hasToString(results.finding(officer).getString("finding_id"));
    }

    @Test
    void shouldCountFindingsAndChangeNoneWhenADraftLimitIsTried() {
        int revision = results.finding(officer).getInt("revision");

        var tried = tried(draft(90));

        assertThat(tried.getInt("in_force.alerts")).isEqualTo(1);
        assertThat(tried.getInt("draft.alerts")).isZero();
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision);
    }

    private JsonPath dashboard(String name) {
        return read(
                DepartmentFixtures.as(DepartmentFixtures.auditor()),
                "/api/v1/dashboard/" + name + "?exact=true&unit=" + unit + "&" + DAY);
    }

    private static JsonPath read(RequestSpecification by, String path) {
        return by.get(path).then().statusCode(200).extract().jsonPath();
    }

    private String draft(int minutes) {
        return administrator()
                .contentType("application/json")
                .body("{\"limit_minutes_per_shift\":" + minutes + ",\"unit\":\"" + unit
                        + "\",\"effective_from\":\"2026-01-01T06:00:00Z\",\"note\":\"milder\"}")
                .post("/api/v1/policies")
                .then()
                .statusCode(201)
                .extract()
                .path("policy_id");
    }

    /** The counts of the unit. */
    private JsonPath tried(String policy) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .contentType("application/json")
                .body("{\"from\":\"" + START + "\",\"to\":\"" + END + "\"}")
                .post("/api/v1/policies/" + policy + "/dry-run")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("units.find { it.unit == '" + unit + "' }");
    }

    private RequestSpecification supervisor() {
        return DepartmentFixtures.as(DepartmentFixtures.tokenOf(sergeant, "supervisor"));
    }

    private static RequestSpecification administrator() {
        return DepartmentFixtures.as(TestTokens.of("insight-standards", "administrator"));
    }
}
