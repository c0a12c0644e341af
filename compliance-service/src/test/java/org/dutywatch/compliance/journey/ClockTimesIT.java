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
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.measuring.evidence.AccessObserved;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocked times decide what was on duty. A correction that is reversed restores every figure. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ClockTimesIT {
    private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-09T22:00:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";
    private int observations;

    @BeforeEach
    void officerOnADayShift() {
        officer = "B-C" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Unit " + officer;
        observations = 0;
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.rosters(
                officer, START, END, START.plus(Duration.ofHours(5)), START.plus(Duration.ofMinutes(330)));
    }

    @Test
    void shouldCountAHoldoverOnceItIsClockedAndRestoreTheMinutesWhenItIsRemoved() {
        DepartmentFixtures.limits(unit, 30);
        observe(AccessFixtures.facebookVisit(officer, END.plus(Duration.ofMinutes(10)), 60));
        String before = results.minutesRows(officer);
        assertThat(findings()).isZero();

        clock(START, START, END.plus(Duration.ofMinutes(90)));
        await("a finding").atMost(Results.PATIENCE).until(() -> findings() == 1);

        var finding = results.finding(officer);
        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getString("shift.start")).isEqualTo(START.toString());
        assertThat(finding.getString("shift.end"))
                .isEqualTo(END.plus(Duration.ofMinutes(90)).toString());
        assertThat(before).contains("OFF_DUTY");

        String correction = clerk().queryParam("reason", "wrong officer")
                .delete("/api/v1/roster/shifts/" + officer + "/" + START + "/actual")
                .then()
                .statusCode(202)
                .extract()
                .path("correction_id");
        DepartmentFixtures.secondPersonApproves(correction);
        await("the finding is withdrawn")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("WITHDRAWN"));
        assertThat(results.minutesRows(officer)).isEqualTo(before);
    }

    @Test
    void shouldCountLateAccessesOutsideThePlannedAndInsideTheClockedTime() {
        clock(START, START.minus(Duration.ofHours(2)), END.plus(Duration.ofHours(3)));

        observe(AccessFixtures.facebookVisit(officer, START.minus(Duration.ofMinutes(110)), 20));
        double early = minutes();
        observe(AccessFixtures.facebookVisit(officer, END.plus(Duration.ofMinutes(150)), 20));

        assertThat(early).isBetween(15.0, 22.0);
        assertThat(minutes()).isBetween(2 * early - 2, 2 * early + 2);
    }

    @Test
    void shouldNotCountAccessesBeforeALateClockedStart() {
        observe(AccessFixtures.facebookVisit(officer, START.plus(Duration.ofMinutes(30)), 40));
        assertThat(minutes()).isGreaterThan(30);

        clock(START, START.plus(Duration.ofMinutes(75)), null);

        await("no minutes").atMost(Results.PATIENCE).until(() -> minutes() == 0);
        assertThat(results.minutesRows(officer)).contains("OFF_DUTY");
    }

    @Test
    void shouldExplainTheClockedTimes() {
        observe(AccessFixtures.facebookVisit(officer, END.plus(Duration.ofMinutes(10)), 20));
        clock(START, START.plus(Duration.ofMinutes(4)), END.plus(Duration.ofHours(1)));
        settle();

        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/minutes/" + officer + "/" + START + "/explain")
                .then()
                .statusCode(200)
                .body("shift.start", org.hamcrest.Matchers.equalTo(START.toString()))
                .body("shift.end", org.hamcrest.Matchers.equalTo(END.toString()))
                .body(
                        "shift.clocked.end",
                        org.hamcrest.Matchers.equalTo(
                                END.plus(Duration.ofHours(1)).toString()))
                .body("versions.duty_rule", org.hamcrest.Matchers.startsWith("duty-rule-"));
    }

    @Test
    void shouldRestoreEveryFigureWhenAnyCorrectionIsReversed() {
        observe(AccessFixtures.facebookVisit(officer, START.plus(Duration.ofMinutes(290)), 25));
        observe(AccessFixtures.facebookVisit(officer, END.minus(Duration.ofMinutes(15)), 40));
        observe(AccessFixtures.shareButton(officer, START.plus(Duration.ofMinutes(60)), 20));
        String colleague = officer + "x";
        DepartmentFixtures.employs(colleague, unit, "");
        String before = results.minutesRows(officer);

        List<Runnable> correctionsAndReversals = List.of(
                () -> clock(START, START.plus(Duration.ofMinutes(5)), END.plus(Duration.ofMinutes(30))),
                () -> unclock(START),
                () -> post(
                        "extensions",
                        "{\"employee_id\":\"" + officer + "\",\"start\":\"" + START + "\",\"until\":\""
                                + END.plus(Duration.ofMinutes(45)) + "\",\"reason\":\"held over\"}"),
                () -> DepartmentFixtures.rosters(
                        officer, START, END, START.plus(Duration.ofHours(5)), START.plus(Duration.ofMinutes(330))),
                () -> swap(officer, colleague),
                () -> swap(colleague, officer),
                () -> post(
                        "shifts",
                        "{\"employee_id\":\"" + officer + "\",\"start\":\""
                                + START.plus(Duration.ofMinutes(295)) + "\",\"end\":\"" + END
                                + "\",\"kind\":\"LEAVE\",\"reason\":\"sick\"}"),
                () -> DepartmentFixtures.takesOffTheRoster(officer, START.plus(Duration.ofMinutes(295))));
        for (int i = 0; i < correctionsAndReversals.size(); i += 2) {
            correctionsAndReversals.get(i).run();
            settle();
            assertThat(results.minutesRows(officer)).as("correction " + i).isNotEqualTo(before);
            correctionsAndReversals.get(i + 1).run();
            settle();
            assertThat(results.minutesRows(officer)).as("reversal " + i).isEqualTo(before);
        }
    }

    private void observe(List<AccessObserved> visit) {
        topics.publishAccesses(visit);
        observations += visit.size();
        settle();
    }

    private void settle() {
        results.awaitEvaluated(officer, observations);
    }

    private long findings() {
        return results.number("select count(*) from finding where employee_id = '" + officer + "'");
    }

    private double minutes() {
        return Double.parseDouble(results.text(
                "select coalesce(max(minutes), 0) from shift_minutes where employee_id = '" + officer + "'"));
    }

    private void clock(Instant start, Instant in, @org.jspecify.annotations.Nullable Instant out) {
        clerk().contentType("application/json")
                .body("{\"clock_in\":\"" + in + "\",\"clock_out\":" + (out == null ? "null" : "\"" + out + "\"")
                        + ",\"source\":\"CAD log-on\",\"reason\":\"time sheet\"}")
                .put("/api/v1/roster/shifts/" + officer + "/" + start + "/actual")
                .then()
                .statusCode(200);
    }

    private void unclock(Instant start) {
        clerk().queryParam("reason", "wrong officer")
                .delete("/api/v1/roster/shifts/" + officer + "/" + start + "/actual")
                .then()
                .statusCode(204);
    }

    private void swap(String from, String to) {
        post(
                "swaps",
                "{\"employee_id\":\"" + from + "\",\"start\":\"" + START + "\",\"with_employee_id\":\"" + to
                        + "\",\"reason\":\"agreed\"}");
    }

    private static ValidatableResponse post(String what, String body) {
        return clerk().contentType("application/json")
                .body(body)
                .post("/api/v1/roster/" + what)
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification clerk() {
        return DepartmentFixtures.as(TestTokens.of("journey-clerk", "roster-admin"));
    }
}
