package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.rules.profiles.TestProfiles;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares an estimator profile with the one in force, and switches to it, long after the shifts of other tests. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SwitchProfileIT {
    private static final String STANDARDS = TestTokens.of("profile-standards", "administrator");
    private static final String AUDITOR = TestTokens.of("profile-auditor", "auditor");
    private static final Duration SHIFT = Duration.ofHours(10);
    private static final Duration ONE_DAY = Duration.ofDays(1);

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String unit = "";
    private int observed;

    @BeforeEach
    void officerWithALimit() {
        officer = "S" + UUID.randomUUID().toString().substring(0, 8);
        unit = "Unit " + officer;
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.limits(unit, 30);
    }

    @Test
    void shouldLowerLaterFindingsAndKeepEarlierOnesWhenTheProfileIsSwitched() {
        Instant before = Instant.parse("2091-03-01T12:00:00Z");
        Instant after = before.plus(ONE_DAY);
        worksAndReadsFacebook(before, 58);
        worksAndReadsFacebook(after, 58);
        String old = versionInForce(before);
        assertThat(findings().getList("items.tier")).isEqualTo(List.of("ALERT", "ALERT"));

        int revision = findings().getInt("items[1].revision");

        switchTo(TestProfiles.DOUBTFUL, after.minusSeconds(3_600));
        switchTo(old, after.plusSeconds(3_600));

        await("the later shift is evaluated again")
                .atMost(Results.PATIENCE)
                .until(() -> findings().getString("items[0].tier").equals("REVIEW"));
        var found = findings();
        assertThat(found.getString("items[0].versions.profile")).isEqualTo(TestProfiles.DOUBTFUL);
        assertThat(found.getString("items[1].versions.profile")).isEqualTo(old);
        assertThat(found.getInt("items[1].revision")).isEqualTo(revision);
        assertThat(results.text("select change || ' ' || cause from finding_change where finding_id = '"
                        + found.getString("items[0].finding_id") + "' order by revision desc limit 1"))
                .isEqualTo("LOWERED PROFILE");
    }

    @Test
    void shouldCompareWithoutStoringOrPublishingAnything() {
        Instant first = Instant.parse("2091-05-01T12:00:00Z");
        worksAndReadsFacebook(first, 58);
        worksAndReadsFacebook(first.plus(ONE_DAY), 0);
        String minutes = results.minutesRows(officer);
        long changes = results.number("select count(*) from finding_change");

        compare(first, first.plus(ONE_DAY.multipliedBy(2)))
                .statusCode(200)
                .body("version", equalTo(TestProfiles.DOUBTFUL))
                .body("shifts", equalTo(2))
                .body("versions_in_force", contains(versionInForce(first)))
                .body("differences.low.mean", lessThan(0f))
                .body("differences.point.percentile_90", notNullValue())
                .body("findings.change", contains("LOWERED"))
                .body("findings[0].unit", equalTo(unit))
                .body("findings[0].tier_in_force", equalTo("ALERT"))
                .body("findings[0].tier", equalTo("REVIEW"))
                .body("findings[0].count", equalTo(1))
                .body("largest.size()", equalTo(1))
                .body("largest[0].employee_id", equalTo(officer))
                .body("largest[0].shift_day", equalTo("2091-05-01"))
                .body("largest[0].shift_start", nullValue())
                .body("largest[0].unit", nullValue())
                .body("largest[0].shadow.version", equalTo(TestProfiles.DOUBTFUL));

        assertThat(results.minutesRows(officer)).isEqualTo(minutes);
        assertThat(results.number("select count(*) from finding_change")).isEqualTo(changes);
        await("the comparison is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where actor = 'profile-auditor'"
                                + " and action = 'compare_estimator_profile'")
                        > 0);
    }

    /** Otherwise the mean of a unit of one would be that of its only member. */
    @Test
    void shouldShowAnAdministratorNoUnitNoPartOfAWeekAndNoFewPeople() {
        Instant monday = weekWithoutShifts();
        String week = "\"from\":\"" + monday + "\",\"to\":\"" + monday.plus(Duration.ofDays(7)) + "\"";
        Instant shift = monday.plus(Duration.ofHours(31));
        worksAndReadsFacebook(shift, 45);

        compareAs(STANDARDS, "{" + week + ",\"unit\":\"" + unit + "\"}")
                .statusCode(400)
                .body("detail", containsString("only an auditor may compare one unit"));
        compareAs(STANDARDS, "{\"from\":\"" + monday + "\",\"to\":\"" + monday.plus(ONE_DAY) + "\"}")
                .statusCode(400)
                .body("detail", containsString("whole weeks"));
        compareAs(STANDARDS, "{" + week + "}").statusCode(422).body("detail", containsString("fewer than 5 employees"));

        for (int colleague = 0; colleague < 4; colleague++) {
            String id = officer + "-" + colleague;
            DepartmentFixtures.employs(id, unit, "");
            DepartmentFixtures.rosters(id, shift, shift.plus(SHIFT));
            results.awaitEvaluated(id, 0);
        }
        compareAs(STANDARDS, "{" + week + "}")
                .statusCode(200)
                .body("shifts", equalTo(5))
                .body("unit", nullValue())
                .body("differences.point", nullValue())
                .body("findings.unit", everyItem(nullValue()))
                .body("findings.count", everyItem(nullValue()))
                .body("largest.employee_id", everyItem(startsWith("P-")));
        compareAs(AUDITOR, "{" + week + "}")
                .statusCode(200)
                .body("differences.point", notNullValue())
                .body("findings.count", contains(1));
        await("the person whom the administrator saw under a pseudonym")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where actor = 'profile-standards'"
                                + " and action = 'view_comparison' and subject = '" + officer + "'")
                        > 0);
    }

    /** A week in winter in which no other test has shifts: a comparison of administrators is about all units. */
    private Instant weekWithoutShifts() {
        Instant monday = Instant.parse("2026-01-12T06:00:00Z");
        while (results.number("select count(*) from shift_minutes where shift_start >= '" + monday
                        + "' and shift_start < timestamptz '" + monday + "' + interval '7 days'")
                > 0) {
            monday = monday.plus(Duration.ofDays(7));
            assertThat(monday).isBefore(Instant.parse("2026-03-01T06:00:00Z"));
        }
        return monday;
    }

    @Test
    void shouldRefuseToCompareTooMuchOrNothing() {
        Instant from = Instant.parse("2091-07-01T12:00:00Z");

        compare(from, from).statusCode(400).contentType("application/problem+json");
        compare(from, from.plus(ONE_DAY))
                .statusCode(200)
                .body("shifts", equalTo(0))
                .body("largest", empty());
        asStandards("{\"from\": \"2091-07-01T12:00:00Z\", \"to\": \"2091-07-02T12:00:00Z\"}", "url-v0/comparisons")
                .statusCode(404);
    }

    @Test
    void shouldRefuseToCompareMoreShiftsThanOneRequestMayHold() {
        Instant from = Instant.parse("2092-01-01T00:00:00Z");
        results.change("insert into roster_entry (employee_id, start_at, end_at, kind, recorded_at, author, reason)"
                + " select '" + officer + "', start, start + interval '1 hour', 'REGULAR', now(), 'test', 'test'"
                + " from generate_series(timestamptz '" + from + "', timestamptz '" + from
                + "' + interval '3000 hours',"
                + " interval '1 hour') as start");
        try {
            compare(from, from.plus(ONE_DAY)).statusCode(200).body("shifts", equalTo(24));
            compare(from, from.plus(ONE_DAY.multipliedBy(3))).statusCode(200).body("shifts", equalTo(72));
            compare(from, from.plus(ONE_DAY.multipliedBy(200)))
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("detail", containsString("3000"));
        } finally {
            OwnerDatabase.execute("delete from roster_entry where employee_id = '" + officer + "'");
        }
    }

    private void worksAndReadsFacebook(Instant start, int minutes) {
        DepartmentFixtures.rosters(officer, start, start.plus(SHIFT));
        var visit = AccessFixtures.facebookVisit(officer, start.plusSeconds(3_600), minutes);
        topics.publishAccesses(visit);
        observed += visit.size();
        results.awaitEvaluated(officer, observed);
    }

    private String versionInForce(Instant at) {
        return results.text("select profile from shift_minutes where employee_id = '" + officer
                + "' and shift_start = '" + at + "'");
    }

    private JsonPath findings() {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .queryParam("employee_id", officer)
                .get("/api/v1/findings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void switchTo(String version, Instant from) {
        String use = asStandards("{\"effective_from\": \"" + from + "\", \"note\": \"compared\"}", version + "/uses")
                .statusCode(201)
                .extract()
                .path("use_id");
        DepartmentFixtures.as(TestTokens.of("journey-chief", "chief"))
                .post("/api/v1/estimator-profiles/{version}/uses/{id}/approve", version, use)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse compare(Instant from, Instant to) {
        return compareAs(AUDITOR, "{\"from\": \"" + from + "\", \"to\": \"" + to + "\", \"unit\": \"" + unit + "\"}");
    }

    private static ValidatableResponse compareAs(String token, String body) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimator-profiles/" + TestProfiles.DOUBTFUL + "/comparisons")
                .then();
    }

    private static ValidatableResponse asStandards(String body, String path) {
        return DepartmentFixtures.as(STANDARDS)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/estimator-profiles/" + path)
                .then();
    }
}
