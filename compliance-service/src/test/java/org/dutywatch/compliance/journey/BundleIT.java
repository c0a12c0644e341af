package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.insight.bundles.BundlesConfig;
import org.dutywatch.compliance.model.bundles.BundleRefused;
import org.dutywatch.compliance.model.bundles.Verification;
import org.dutywatch.compliance.model.bundles.VerifyBundle;
import org.dutywatch.compliance.model.bundles.signing.SigningKey;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exports an evidence bundle over REST, and checks it with the independent verifier. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class BundleIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    BundlesConfig config;

    private String sergeant = "";
    private String officer = "";
    private String finding = "";

    @BeforeEach
    void officerWithAFinding() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "ZS" + tag;
        officer = "ZO" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.rosters(officer, START, at(600), at(240), at(270));
        DepartmentFixtures.rosters(officer, at(630), at(700));
        DepartmentFixtures.exempts(officer, at(300), at(330));
        DepartmentFixtures.limits("Unit " + tag, 30);
        var accesses = List.of(
                AccessFixtures.facebookVisit(officer, at(-10), 20),
                AccessFixtures.facebookVisit(officer, at(120), 40),
                AccessFixtures.shareButton(officer, at(180), 30),
                AccessFixtures.facebookVisit(officer, at(230), 30),
                AccessFixtures.facebookVisit(officer, at(295), 20),
                AccessFixtures.facebookVisit(officer, at(595), 40));
        accesses.forEach(topics::publishAccesses);
        results.awaitEvaluated(officer, accesses.stream().mapToInt(List::size).sum());
        finding = results.finding(officer).getString("finding_id");
    }

    @Test
    void shouldExportFiguresThatTheVerifierConfirms() throws BundleRefused {
        var stored = results.finding(officer);

        var answer = export(DepartmentFixtures.auditor(), "");

        answer.then().statusCode(200).contentType("application/zip").header("Cache-Control", "no-store");
        assertThat(answer.header("Content-Disposition")).contains(finding).contains(".zip");
        var checked = verified(answer);
        assertThat(checked.differences()).isEmpty();
        assertThat(checked.manifest().exportedBy()).isEqualTo("journey-auditor");
        assertThat(checked.finding().findingId()).hasToString(finding);
        assertThat(figure(checked, "minutes.low")).isEqualTo(stored.getString("minutes.low"));
        assertThat(figure(checked, "minutes.point")).isEqualTo(stored.getString("minutes.point"));
        assertThat(figure(checked, "minutes.high")).isEqualTo(stored.getString("minutes.high"));
        assertThat(figure(checked, "outcome")).isEqualTo(stored.getString("tier"));
        assertThat(checked.figures())
                .extracting(Verification.ComparedFigure::name)
                .contains(
                        "minutes.excluded.EMBED",
                        "minutes.excluded.EXEMPT",
                        "minutes.excluded.BREAK",
                        "minutes.excluded.OFF_DUTY");
    }

    @Test
    void shouldExportTheSameBytesWhenTheFactsAreTheSame() throws IOException {
        String standards = TestTokens.of("bundle-standards", "administrator");
        UnmaskingFixtures.unmasks(standards, officer);
        var first = files(export(standards, "?purpose=case+17"));
        var second = files(export(DepartmentFixtures.auditor(), ""));

        assertThat(first.keySet()).isEqualTo(second.keySet()).hasSize(11);
        first.keySet().removeIf(name -> name.startsWith("manifest."));
        assertThat(first)
                .allSatisfy((name, text) -> assertThat(second.get(name)).isEqualTo(text));
        assertThat(first.get("roster.json")).contains("\"recorded_at\"", START.toString(), at(630).toString());
        assertThat(first.get("exemptions.json")).contains("missing person search");
    }

    @Test
    void shouldExportFiguresThatTheVerifierConfirmsWhenTheShiftWasClocked() throws BundleRefused, IOException {
        int revision = results.finding(officer).getInt("revision");
        String correction = DepartmentFixtures.as(TestTokens.of("journey-clerk", "roster-admin"))
                .contentType("application/json")
                .body("{\"clock_in\": \"" + at(-15) + "\", \"clock_out\": \"" + at(625)
                        + "\", \"source\": \"CAD\", \"reason\": \"time sheet\"}")
                .put("/api/v1/roster/shifts/" + officer + "/" + START + "/actual")
                .then()
                .statusCode(200)
                .extract()
                .path("correction_id");
        DepartmentFixtures.secondPersonApproves(correction);
        var stored = results.awaitRevision(officer, revision + 1);

        var answer = export(DepartmentFixtures.auditor(), "");

        var checked = verified(answer);
        assertThat(checked.differences()).isEmpty();
        assertThat(figure(checked, "minutes.point")).isEqualTo(stored.getString("minutes.point"));
        assertThat(files(answer).get("roster.json")).contains(at(-15).toString(), at(625).toString(), "CAD");
    }

    @Test
    void shouldRefuseEveryOtherRoleAndAnAdministratorWithoutAnUnmasking() {
        for (String role : List.of("log-feeder", "network-admin", "roster-admin", "chief", "employee")) {
            export(token(officer, role), "?purpose=test")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
        }
        export(token(officer, "supervisor").substring(1), "").then().statusCode(401);
        String stranger = "ZX" + officer;
        DepartmentFixtures.employs(stranger, "elsewhere", "");
        export(token(stranger, "supervisor"), "").then().statusCode(403);
        String standards = TestTokens.of("bundle-standards", "administrator");
        export(standards, "?purpose=case+17")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unmasking-required"));
        UnmaskingFixtures.unmasks(standards, officer);
        export(standards, "?purpose=case+17").then().statusCode(200);
        export(DepartmentFixtures.auditor(), "").then().statusCode(200);
    }

    /** Whoever may not know of investigations learns no times of official business. */
    @Test
    void shouldRefuseASupervisorWhenTheShiftHasOfficialBusiness() {
        export(token(sergeant, "supervisor"), "")
                .then()
                .statusCode(403)
                .body("detail", containsString("the shift has official business"));
    }

    @Test
    void shouldRecordEveryExport() {
        export(DepartmentFixtures.auditor(), "").then().statusCode(200);
        String standards = TestTokens.of("bundle-standards", "administrator");
        UnmaskingFixtures.unmasks(standards, officer);
        export(standards, "").then().statusCode(200);
        export(token(officer, "supervisor"), "").then().statusCode(200);

        await("three exports in the audit trail")
                .atMost(Results.PATIENCE)
                .until(() -> DepartmentFixtures.as(DepartmentFixtures.auditor())
                                .queryParam("subject", officer)
                                .get("/api/v1/audit")
                                .jsonPath()
                                .getList("items.findAll { it.action == 'export_bundle' }.actor", String.class)
                                .size()
                        == 3);
    }

    @Test
    void shouldRefuseTheExportWhenTheShiftIsGone() {
        DepartmentFixtures.takesOffTheRoster(officer, START);

        export(DepartmentFixtures.auditor(), "").then().statusCode(409).contentType("application/problem+json");
    }

    private Response export(String token, String query) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/findings/" + ShownIds.forToken(token, finding) + "/bundle" + query);
    }

    private Verification verified(Response bundle) throws BundleRefused {
        var key = SigningKey.read(config.signingKey().orElseThrow()).verifyingKey();
        return new VerifyBundle(key, false).verify(bundle.asByteArray());
    }

    private static String figure(Verification checked, String name) {
        return checked.figures().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .computed();
    }

    private static Map<String, String> files(Response bundle) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle.asByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(
                        entry.getName(), new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    private static Instant at(int minutesIntoShift) {
        return START.plus(Duration.ofMinutes(minutesIntoShift));
    }

    private static String token(String employeeId, String role) {
        String mail = employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return TestTokens.withSubject("user-" + employeeId, mail, role);
    }
}
