package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.dutywatch.compliance.insight.bundles.BundleKey;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.measuring.evidence.DropOldEvidence;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a finding rests on is kept until the finding is at its end; the evidence of others is dropped as usual. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = BundleKey.class, scope = TestResourceScope.GLOBAL)
class HeldEvidenceIT {
    private static final String STANDARDS = "held-standards";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    DropOldEvidence dropOldEvidence;

    @Inject
    Results results;

    /** Noon, 200 days ago or earlier: each test has days of its own, so that no test drops the evidence of another. */
    private static Instant start = Instant.now()
            .truncatedTo(ChronoUnit.DAYS)
            .minus(Duration.ofDays(200))
            .plus(Duration.ofHours(12));

    private String unit = "";
    private String officer = "";
    private String colleague = "";
    private String finding = "";
    private LocalDate day = LocalDate.EPOCH;

    @BeforeEach
    void officerWithAnOldAlertAndColleagueWithoutAny() {
        start = start.minus(Duration.ofDays(4));
        day = day(start);
        String tag = UUID.randomUUID().toString().substring(0, 8);
        unit = "Held " + tag;
        officer = "HO" + tag;
        colleague = "HC" + tag;
        DepartmentFixtures.limits(unit, 30);
        works(officer, start, 60);
        works(colleague, start, 10);
        finding = "/api/v1/findings/" + results.finding(officer).getString("finding_id");
    }

    private void works(String employee, Instant from, int minutes) {
        DepartmentFixtures.employs(employee, unit, "");
        DepartmentFixtures.rosters(employee, from, from.plus(Duration.ofHours(10)));
        var visit = AccessFixtures.facebookVisit(employee, from.plus(Duration.ofHours(2)), minutes);
        collectEvidence.collect(visit);
        results.awaitEvaluated(employee, visit.size());
    }

    @Test
    void shouldKeepWhatAnOpenFindingRestsOnAndDropTheEvidenceOfOthers() {
        assertThat(dropped()).contains(day);

        assertThat(hours(officer)).isPositive();
        assertThat(hours(colleague)).isZero();
        explained(officer, 200);
        explained(colleague, 409);
        auditor().get(finding + "/evidence").then().statusCode(200);
        auditor().get(finding + "/bundle").then().statusCode(200);
        assertThat(dropped()).as("nothing more is dropped while it is held").doesNotContain(day);
    }

    @Test
    void shouldEvaluateAHeldShiftAgainAndDropItsEvidenceOnceTheFindingIsWithdrawn() {
        assertThat(dropped()).contains(day);

        DepartmentFixtures.rosters(officer, start, start.plus(Duration.ofHours(9)));
        awaitState("OPEN");
        assertThat(dropped()).doesNotContain(day);
        DepartmentFixtures.exempts(officer, start, start.plus(Duration.ofHours(10)));
        awaitState("WITHDRAWN");

        assertThat(dropped()).contains(day);
        assertThat(results.text("select to_regclass('evidence_" + day.toString().replace("-", "") + "') is null"))
                .isEqualTo("t");
        explained(officer, 409);
    }

    @Test
    void shouldKeepTheEvidenceOfAClosedFindingOnlyWhileAClaimAwaitsItsDecision() {
        String self = DepartmentFixtures.tokenOf(officer, "employee");
        String claim = DepartmentFixtures.as(self)
                .contentType("application/json")
                .body("{\"text\": \"I was sent there.\", \"claim\": {\"kind\": \"OFFICIAL_BUSINESS\", \"start\": \""
                        + start.plus(Duration.ofHours(2)) + "\", \"end\": \"" + start.plus(Duration.ofHours(3))
                        + "\", \"directed_by\": \"the lieutenant\", \"purpose\": \"missing person\"}}")
                .post(finding + "/replies")
                .then()
                .statusCode(201)
                .extract()
                .path("claim.claim_id");
        closeFinding();
        assertThat(dropped()).contains(day);
        explained(officer, 200);

        post(STANDARDS, "administrator", "/api/v1/claims/" + claim + "/decline", "nobody knows of it")
                .statusCode(200);

        assertThat(dropped()).contains(day);
        explained(officer, 409);
    }

    @Test
    void shouldKeepTheEvidenceOfAReferredFinding() {
        post(STANDARDS, "administrator", finding + "/review", "").statusCode(200);
        DepartmentFixtures.as(TestTokens.of(STANDARDS, "administrator"))
                .contentType("application/json")
                .body("{\"way\": \"IN_WRITING\"}")
                .post(shown(STANDARDS, finding) + "/notice")
                .then()
                .statusCode(200);
        DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                .contentType("application/json")
                .body("{\"text\": \"It was a slow night.\"}")
                .post(finding + "/replies")
                .then()
                .statusCode(201);
        post("held-second", "administrator", finding + "/refer", "the board decides")
                .statusCode(200);

        assertThat(dropped()).contains(day);

        explained(officer, 200);
        explained(colleague, 409);
    }

    @Test
    void shouldKeepAllShiftsOfTheWeekOfAWeeklyFinding() {
        String weekly = "HW" + officer.substring(2);
        DepartmentFixtures.limitsPerWeek(unit + " week", 70);
        DepartmentFixtures.employs(weekly, unit + " week", "");
        // A week starts on Monday: the two shifts lie in one.
        Instant first = day.getDayOfWeek().getValue() == 7 ? start.minus(Duration.ofDays(1)) : start;
        for (Instant shift : List.of(first, first.plus(Duration.ofDays(1)))) {
            DepartmentFixtures.rosters(weekly, shift, shift.plus(Duration.ofHours(10)));
            collectEvidence.collect(AccessFixtures.facebookVisit(weekly, shift.plus(Duration.ofHours(2)), 45));
        }
        await("a finding about the week")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from finding where employee_id = '" + weekly
                                + "' and rule = 'ON_DUTY_ACCESS_PER_WEEK' and state = 'OPEN'")
                        == 1);
        works("HX" + officer.substring(2), first, 10);
        setLastArrival(day(first));

        assertThat(dropOldEvidence.dropOldDays()).as("the old one of two days").contains(day(first));

        assertThat(explanation(weekly, first)).isEqualTo(200);
        assertThat(explanation(weekly, first.plus(Duration.ofDays(1)))).isEqualTo(200);
    }

    @Test
    void shouldKeepNoMoreOfADayThatWasDroppedWhenItsFindingIsOpenedAgain() {
        closeFinding();
        assertThat(dropped()).contains(day);

        results.change("update finding set state = 'OPEN', resolution = null where employee_id = '" + officer + "'");
        collectEvidence.collect(AccessFixtures.facebookVisit(officer, start.plus(Duration.ofHours(4)), 20));
        results.awaitEvaluated(
                officer, AccessFixtures.facebookVisit(officer, start, 20).size());

        explained(officer, 409);
        assertThat(dropped()).contains(day);
        assertThat(hours(officer)).isZero();
    }

    @Test
    void shouldDropADayOnceWhenTwoInstancesDoItAtOnce() {
        setLastArrival(day);
        List<CompletableFuture<List<LocalDate>>> runs = new ArrayList<>();
        for (int instance = 0; instance < 2; instance++) {
            runs.add(CompletableFuture.supplyAsync(dropOldEvidence::dropOldDays));
        }

        assertThat(runs.stream().filter(run -> run.join().contains(day)).count())
                .isEqualTo(1);
        assertThat(hours(officer)).isPositive();
        assertThat(hours(colleague)).isZero();
        explained(officer, 200);
    }

    private List<LocalDate> dropped() {
        results.awaitSealed(officer);
        setLastArrival(day);
        return dropOldEvidence.dropOldDays();
    }

    private void setLastArrival(LocalDate of) {
        results.change("update evidence_day set last_arrival_at = now() - interval '91 days' where day = '" + of + "'");
    }

    private long hours(String employee) {
        return results.number("select count(*) from evidence where employee_id = '" + employee + "'");
    }

    private void explained(String employee, int status) {
        assertThat(explanation(employee, start)).isEqualTo(status);
    }

    private static int explanation(String employee, Instant shift) {
        return auditor()
                .get("/api/v1/minutes/" + employee + "/" + shift + "/explain")
                .statusCode();
    }

    private void closeFinding() {
        DepartmentFixtures.closes(finding.substring(finding.lastIndexOf('/') + 1));
    }

    private void awaitState(String state) {
        await("the finding is " + state)
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select (select count(*) from evaluation_due where employee_id = '"
                                        + officer + "')")
                                == 0
                        && results.text("select state from finding where employee_id = '" + officer + "'")
                                .equals(state));
    }

    private static io.restassured.specification.RequestSpecification auditor() {
        return DepartmentFixtures.as(DepartmentFixtures.auditor());
    }

    /** The path with the ids that the administrator is shown. */
    private static String shown(String user, String path) {
        return ID.matcher(path).replaceAll(id -> ShownIds.to(user, id.group()));
    }

    private static ValidatableResponse post(String user, String role, String path, String reason) {
        return DepartmentFixtures.as(TestTokens.of(user, role))
                .contentType("application/json")
                .body(reason.isEmpty() ? "" : "{\"reason\": \"" + reason + "\"}")
                .post(shown(user, path))
                .then();
    }

    private static LocalDate day(Instant of) {
        return of.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
