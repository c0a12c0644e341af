package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.measuring.evidence.DropOldEvidence;
import org.dutywatch.compliance.model.bundles.BundleRefused;
import org.dutywatch.compliance.model.bundles.VerifyBundle;
import org.dutywatch.compliance.model.bundles.signing.Digests;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sealed bundle keeps the facts of a finding as they were when an alert was opened or the finding was referred. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class SealedBundlesIT {
    @Inject
    CollectEvidence collectEvidence;

    @Inject
    DropOldEvidence dropOldEvidence;

    @Inject
    Results results;

    /** Noon, 160 days ago or earlier: each test has a day of its own, so that no test drops the evidence of another. */
    private static Instant start = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(160))
            .plus(Duration.ofHours(12));

    private String sergeant = "";
    private String officer = "";
    private String finding = "";

    @BeforeEach
    void officerWithAnAlert() {
        start = start.minus(Duration.ofDays(3));
        String tag = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "SS" + tag;
        officer = "SO" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + tag, 30);
        visits(2, 45);
        finding = "/api/v1/findings/" + results.finding(officer).getString("finding_id");
    }

    private void visits(int hour, int minutes) {
        long known = results.number(
                "select coalesce(sum(observations), 0) from evidence where employee_id = '" + officer + "'");
        var visit = AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(hour)), minutes);
        collectEvidence.collect(visit);
        results.awaitEvaluated(officer, (int) known + visit.size());
    }

    @Test
    void shouldSealABundleThatTheVerifierAcceptsWhenAnAlertIsOpened() throws BundleRefused {
        var sealed = awaitSealed(1);

        assertThat(sealed.getString("items[0].cause")).isEqualTo("ALERT_OPENED");
        assertThat(sealed.getInt("items[0].revision")).isEqualTo(1);
        byte[] bundle = bundle(supervisor(), sealed.getString("items[0].bundle_id"), "")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        assertThat(Digests.sha256(bundle)).isEqualTo(sealed.getString("items[0].sha256"));
        assertThat(bundle).hasSize(sealed.getInt("items[0].size"));
        var verification = new VerifyBundle(null, false).verify(bundle);
        assertThat(verification.differences()).isEmpty();
        assertThat(verification.manifest().exportedBy()).isEqualTo("compliance-service");
        assertThat(finding).endsWith(verification.finding().findingId().toString());
        awaitAudited("seal_bundle", sealed.getString("items[0].sha256"));
        awaitAudited("export_bundle", "");
    }

    @Test
    void shouldSealAnotherOneWhenTheFindingIsReferredAndNoneWhenOnlyTheMinutesRise() {
        awaitSealed(1);
        visits(5, 20);
        assertThat(results.finding(officer).getInt("revision")).isGreaterThan(1);

        refer();

        var sealed = awaitSealed(2);
        assertThat(sealed.getList("items.cause", String.class)).containsExactly("ALERT_OPENED", "REFERRED");
        assertThat(sealed.getInt("items[1].revision"))
                .isEqualTo(results.finding(officer).getInt("revision"));
    }

    @Test
    void shouldGiveTheSealedBundleAndNameItWhenTheEvidenceIsDropped() throws BundleRefused {
        String sealed = awaitSealed(1).getString("items[0].sha256");
        close();
        LocalDate day = start.atOffset(ZoneOffset.UTC).toLocalDate();
        results.change(
                "update evidence_day set last_arrival_at = now() - interval '91 days' where day = '" + day + "'");
        assertThat(dropOldEvidence.dropOldDays()).contains(day);

        DepartmentFixtures.as(supervisor())
                .get(finding + "/evidence")
                .then()
                .statusCode(409)
                .body("detail", containsString("no longer kept"))
                .body("detail", containsString(finding + "/bundles"));
        byte[] bundle = DepartmentFixtures.as(supervisor())
                .get(finding + "/bundle")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Digests.sha256(bundle)).isEqualTo(sealed);
        assertThat(new VerifyBundle(null, false).verify(bundle).differences()).isEmpty();
    }

    @Test
    void shouldGiveASealedBundleOnlyToThoseWhoMayExportOne() {
        String id = awaitSealed(1).getString("items[0].bundle_id");
        for (String role : List.of("log-feeder", "network-admin", "roster-admin", "chief", "employee")) {
            bundle(DepartmentFixtures.tokenOf(officer, role), id, "?purpose=test")
                    .then()
                    .statusCode(403);
            String token = DepartmentFixtures.tokenOf(officer, role);
            DepartmentFixtures.as(token).get(shown(token) + "/bundles").then().statusCode(403);
        }
        String stranger = "SX" + officer;
        DepartmentFixtures.employs(stranger, "elsewhere", "");
        bundle(DepartmentFixtures.tokenOf(stranger, "supervisor"), id, "")
                .then()
                .statusCode(403);
        String standards = TestTokens.of("sealed-standards", "administrator");
        bundle(standards, id, "").then().statusCode(403).body("type", equalTo("/problems/unmasking-required"));
        bundle(DepartmentFixtures.auditor(), id, "").then().statusCode(200);
        bundle(DepartmentFixtures.auditor(), UUID.randomUUID().toString(), "")
                .then()
                .statusCode(404);
        DepartmentFixtures.as(standards)
                .get(shown(standards) + "/bundles")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body(not(containsString(officer)));
    }

    @Test
    void shouldRefuseToChangeOrDeleteASealedBundle() {
        awaitSealed(1);
        String mine = " where employee_id = '" + officer + "'";

        assertThatThrownBy(() -> results.change("update sealed_bundle set sha256 = ''" + mine))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> results.change("delete from sealed_bundle" + mine))
                .isInstanceOf(JdbiException.class)
                .hasMessageContaining("append-only");
        assertThat(awaitSealed(1).getList("items")).hasSize(1);
    }

    @Test
    void shouldMakeABundleThatFailedOrWasForgottenLaterAndHoldItsEvidenceUntilThen() {
        awaitSealed(1);
        close();
        String hour = " where employee_id = '" + officer + "'";
        String packed = results.text("select encode(packed, 'hex') from evidence" + hour);
        results.change("update evidence set packed = '\\x00'" + hour);
        // As a transaction leaves it whose process is killed after the commit: nobody wakes the worker.
        results.change("insert into snapshot_due (finding_id, revision, cause, asked_at) values ('" + id()
                + "', 900, 'REFERRED', now())");
        await("a failed attempt")
                .atMost(Results.PATIENCE)
                .until(() -> results.number(
                                "select coalesce(max(attempts), 0) from snapshot_due where finding_id = '" + id() + "'")
                        > 0);
        assertThat(Management.metrics()).containsPattern("dutywatch_snapshots_waiting[^ ]* [1-9]");
        assertThat(results.number("select count(*) from evidence_hold where employee_id = '" + officer + "'"))
                .isEqualTo(1);

        results.change("update evidence set packed = decode('" + packed + "', 'hex')" + hour);
        results.change("update snapshot_due set next_attempt_at = '-infinity' where finding_id = '" + id() + "'");

        assertThat(awaitSealed(2).getInt("items[1].revision")).isEqualTo(900);
        assertThat(results.number("select count(*) from evidence_hold where employee_id = '" + officer + "'"))
                .isZero();
    }

    @Test
    void shouldSealABundleOfEachShiftOfAWeek() {
        String weekly = "SW" + officer.substring(2);
        DepartmentFixtures.limitsPerWeek("Week " + weekly, 70);
        DepartmentFixtures.employs(weekly, "Week " + weekly, sergeant);
        // A week starts on Monday: the two shifts lie in one.
        Instant first =
                start.atOffset(ZoneOffset.UTC).getDayOfWeek().getValue() == 7 ? start.minus(Duration.ofDays(1)) : start;
        for (Instant shift : List.of(first, first.plus(Duration.ofDays(1)))) {
            DepartmentFixtures.rosters(weekly, shift, shift.plus(Duration.ofHours(10)));
            collectEvidence.collect(AccessFixtures.facebookVisit(weekly, shift.plus(Duration.ofHours(2)), 45));
        }

        await("two sealed bundles")
                .atMost(Results.PATIENCE)
                .until(() ->
                        results.number("select count(distinct shift_start) from sealed_bundle where employee_id = '"
                                        + weekly + "' and cause = 'ALERT_OPENED'")
                                == 2);
    }

    private String id() {
        return finding.substring(finding.lastIndexOf('/') + 1);
    }

    private JsonPath awaitSealed(int count) {
        await(count + " sealed bundles")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from sealed_bundle where finding_id = '" + id() + "'")
                        == count);
        return DepartmentFixtures.as(supervisor())
                .get(finding + "/bundles")
                .then()
                .statusCode(200)
                .body("items", hasSize(count))
                .extract()
                .jsonPath();
    }

    private void awaitAudited(String action, String text) {
        await(action + " is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = '" + action
                                + "' and subject = '" + officer + "' and coalesce(purpose, '') like '%" + text + "%'")
                        > 0);
    }

    private void refer() {
        post("acknowledge", "");
        post("notice", "{\"way\": \"IN_WRITING\"}");
        DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                .contentType("application/json")
                .body("{\"text\": \"It was a slow night.\"}")
                .post(finding + "/replies")
                .then()
                .statusCode(201);
        String second = TestTokens.of("sealed-second", "administrator");
        DepartmentFixtures.as(second).post(shown(second) + "/review").then().statusCode(200);
        DepartmentFixtures.as(second)
                .contentType("application/json")
                .body("{\"reason\": \"the board decides\"}")
                .post(shown(second) + "/refer")
                .then()
                .statusCode(200);
    }

    private void close() {
        DepartmentFixtures.closes(finding.substring(finding.lastIndexOf('/') + 1));
    }

    private void post(String step, String body) {
        String standards = TestTokens.of("sealed-standards", "administrator");
        DepartmentFixtures.as(standards)
                .contentType("application/json")
                .body(body)
                .post(shown(standards) + "/" + step)
                .then()
                .statusCode(200);
    }

    /** The path of the finding by the id that the user of the token is shown. */
    private String shown(String token) {
        int name = finding.lastIndexOf('/') + 1;
        return finding.substring(0, name) + ShownIds.forToken(token, finding.substring(name));
    }

    private String supervisor() {
        return DepartmentFixtures.tokenOf(sergeant, "supervisor");
    }

    private Response bundle(String token, String id, String query) {
        return DepartmentFixtures.as(token).get(shown(token) + "/bundles/" + ShownIds.forToken(token, id) + query);
    }
}
