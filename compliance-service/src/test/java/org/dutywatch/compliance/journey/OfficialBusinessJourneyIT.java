package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.compliance.insight.bundles.BundlesConfig;
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

/** Exemptions for official business, of a unit, on some sites or weekly: the effect on minutes, finding and bundle. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class OfficialBusinessJourneyIT {
    /** A Friday, 06:00 to 16:00 in Chicago. */
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");

    private static final Instant END = Instant.parse("2026-11-06T22:00:00Z");
    private static final Instant VISIT = START.plus(Duration.ofHours(2));

    private static final String SECOND = TestTokens.of("h-second-standards", "administrator");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    BundlesConfig config;

    private String officer = "";
    private String sergeant = "";
    private String unit = "";
    private int revision;
    private double low;

    @BeforeEach
    void officerWithAnAlert() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        officer = "H-B" + name;
        sergeant = "H-BS" + name;
        unit = "Unit " + officer;
        DepartmentFixtures.employs(sergeant, "Sergeants " + name, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 60);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        var finding = results.finding(officer);
        revision = finding.getInt("revision");
        low = finding.getDouble("minutes.low");
    }

    @Test
    void shouldExcludeTheExemptSitesOfAUnitUntilTheExemptionIsRevoked() throws Exception {
        String before = results.minutesRows(officer);
        String id = grant(
                "\"unit\": \"" + unit + "\", \"sites\": [\"facebook\"], \"purpose\": \"INVESTIGATION\"", START, END);

        var withdrawn = results.awaitRevision(officer, revision + 1);
        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("EXEMPTION");
        assertThat(withdrawn.getDouble("minutes.low")).isZero();
        assertThat(withdrawn.getList("excluded.reason", String.class)).contains("EXEMPT");
        assertThat(withdrawn.prettyPrint()).doesNotContain("INVESTIGATION", "case 4711");
        String finding = withdrawn.getString("finding_id");
        assertThat(explain(finding, token(sergeant, "supervisor")))
                .contains("\"EXEMPT\"", "Official business and other reasons")
                .doesNotContain("INVESTIGATION", "case 4711", "\"site\":\"facebook\"");
        assertThat(explain(finding, token(officer, "employee"))).contains("\"site\":\"facebook\"");
        assertThat(bundleStatus(finding, token(sergeant, "supervisor"))).isEqualTo(403);
        var bundle = bundle(finding, DepartmentFixtures.auditor());
        assertThat(verify(bundle)).isTrue();
        assertThat(text(bundle)).contains("INVESTIGATION", "case 4711");

        String revocation = DepartmentFixtures.as(TestTokens.of("h-business", "administrator"))
                .contentType("application/json")
                .body("{\"reason\":\"case closed\"}")
                .post("/api/v1/exemptions/" + id + "/revoke")
                .then()
                .statusCode(202)
                .extract()
                .path("draft_id");
        DepartmentFixtures.approvesExemption(revocation, SECOND).statusCode(200);

        assertThat(results.awaitRevision(officer, revision + 2).getString("state"))
                .isEqualTo("OPEN");
        assertThat(results.minutesRows(officer)).isEqualTo(before);
    }

    @Test
    void shouldCountOtherSitesWhenOneIsExempt() {
        grant("\"employee_id\": \"" + officer + "\", \"sites\": [\"instagram\"]", START, END);
        grant("\"employee_id\": \"" + officer + "\"", VISIT, VISIT.plus(Duration.ofMinutes(5)));

        var lowered = results.awaitRevision(officer, revision + 1);

        assertThat(lowered.getString("state")).isEqualTo("OPEN");
        assertThat(lowered.getDouble("minutes.low")).isBetween(low - 8, low - 2);
    }

    @Test
    void shouldExcludeWeeklyHoursInLocalTime() {
        // 08:00 to 08:20 in Chicago is the first third of the visit.
        String weekly = "\"weekly\": {\"weekdays\": [\"FRIDAY\"], \"from\": \"08:00\", \"to\": \"08:20\","
                + " \"zone\": \"America/Chicago\"}";
        grant(
                "\"employee_id\": \"" + officer + "\", " + weekly,
                START.minus(Duration.ofDays(20)),
                END.plus(Duration.ofDays(20)));

        var lowered = results.awaitRevision(officer, revision + 1);

        assertThat(lowered.getDouble("minutes.low")).isLessThan(low - 15);
        assertThat(lowered.getList("excluded.reason", String.class)).contains("EXEMPT");
    }

    /** The shift has an alert: one administrator asks, another one approves. */
    private static String grant(String fields, Instant from, Instant to) {
        String draft = DepartmentFixtures.as(TestTokens.of("h-business", "administrator"))
                .contentType("application/json")
                .body("{" + fields + ", \"start\": \"" + from + "\", \"end\": \"" + to
                        + "\", \"reason\": \"case 4711\"}")
                .post("/api/v1/exemptions")
                .then()
                .statusCode(202)
                .extract()
                .path("draft_id");
        DepartmentFixtures.approvesExemption(draft, SECOND).statusCode(200);
        return draft;
    }

    private static int bundleStatus(String finding, String token) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/findings/" + finding + "/bundle")
                .statusCode();
    }

    private static String explain(String finding, String token) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/findings/" + finding + "/evidence")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static byte[] bundle(String finding, String token) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/findings/" + finding + "/bundle")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private boolean verify(byte[] bundle) throws Exception {
        var key = SigningKey.read(config.signingKey().orElseThrow()).verifyingKey();
        return new VerifyBundle(key, false).verify(bundle).differences().isEmpty();
    }

    private static String text(byte[] bundle) throws Exception {
        var text = new StringBuilder();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(bundle))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private static String token(String employee, String role) {
        return TestTokens.withSubject(
                "user-" + employee, employee.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example", role);
    }
}
