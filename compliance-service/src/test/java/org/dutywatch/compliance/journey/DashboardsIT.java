package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an auditor sees on every dashboard, in exact figures, for two shifts, calculated by hand: Tuesday 2026-10-13,
 * 07:00 to 17:00 in Chicago, with 45 minutes of Facebook from 08:00 on, and the same hours of Wednesday, with nothing.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DashboardsIT {
    private static final Instant TUESDAY = Instant.parse("2026-10-13T12:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-10-14T12:00:00Z");
    private static final Duration SHIFT = Duration.ofHours(10);
    private static final int VISIT = 45;

    /** From local midnight to local midnight, so that the daily aggregates alone answer. */
    private static final String WEEK = "from=2026-10-12T05:00:00Z&to=2026-10-19T05:00:00Z";

    private static final String OCTOBER = "from=2026-10-01T05:00:00Z&to=2026-11-01T05:00:00Z";

    private static final List<String> DASHBOARDS =
            List.of("summary", "trend", "units", "sites", "hours", "sources", "fairness");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String quiet = "";
    private String unit = "";
    private double minutes;

    @BeforeEach
    void twoShifts() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "F-A" + tag;
        quiet = "F-B" + tag;
        unit = "F-Unit " + tag;
        DepartmentFixtures.employs(officer, unit, "");
        DepartmentFixtures.employs(quiet, unit, "");
        DepartmentFixtures.limits(unit, 30);
        DepartmentFixtures.rosters(officer, TUESDAY, TUESDAY.plus(SHIFT));
        DepartmentFixtures.rosters(quiet, WEDNESDAY, WEDNESDAY.plus(SHIFT));
        var visit = AccessFixtures.facebookVisit(officer, TUESDAY.plus(Duration.ofHours(1)), VISIT);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        results.awaitEvaluated(quiet, 0);
        awaitAggregates();
        minutes = Double.parseDouble(
                results.text("select minutes from shift_minutes where employee_id = '" + officer + "'"));
        assertThat(minutes).isCloseTo(VISIT, within(1.5));
    }

    @Test
    void shouldSummariseTheDepartment() {
        var summary = read("summary", WEEK);

        assertThat(summary.getInt("total.shifts")).isEqualTo(2);
        assertThat(summary.getInt("total.shifts_with_access")).isEqualTo(1);
        assertThat(summary.getInt("total.employees_observed")).isEqualTo(1);
        assertThat(summary.getInt("total.alerts")).isEqualTo(1);
        assertThat(summary.getInt("total.reviews")).isZero();
        assertThat(summary.getInt("total.postings")).isZero();
        assertThat(summary.getInt("total.states.open")).isEqualTo(1);
        assertThat(summary.getDouble("total.minutes_total")).isEqualTo(minutes);
        assertThat(summary.getDouble("total.minutes_median")).isEqualTo(minutes);
        assertThat(summary.getString("units[0].unit")).isEqualTo(unit);
        assertThat(summary.getInt("units[0].figures.shifts")).isEqualTo(2);
        assertThat(summary.getString("top_sites[0].site")).isEqualTo("facebook");
        var department = DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/dashboard/summary?exact=true&" + WEEK)
                .jsonPath();
        assertThat(department.getInt("units.find { it.unit == '" + unit + "' }.figures.shifts"))
                .isEqualTo(2);
    }

    @Test
    void shouldShowTheTrendByDayWeekAndMonth() {
        var days = read("trend", "bucket=day&" + WEEK);
        assertThat(days.getList("items.first_day", String.class)).hasSize(7).startsWith("2026-10-12", "2026-10-13");
        assertThat(days.getList("items.figures.shifts", Integer.class)).containsExactly(0, 1, 1, 0, 0, 0, 0);
        assertThat(days.getList("items.figures.alerts", Integer.class)).containsExactly(0, 1, 0, 0, 0, 0, 0);

        var weeks = read("trend", "bucket=week&from=2026-10-11T05:00:00Z&to=2026-10-20T05:00:00Z");
        assertThat(weeks.getList("items.first_day", String.class))
                .containsExactly("2026-10-05", "2026-10-12", "2026-10-19");
        assertThat(weeks.getList("items.figures.shifts", Integer.class)).containsExactly(0, 2, 0);

        var months = read("trend", "bucket=month&from=2026-09-01T05:00:00Z&to=2026-12-01T06:00:00Z");
        assertThat(months.getList("items.first_day", String.class))
                .containsExactly("2026-09-01", "2026-10-01", "2026-11-01");
        assertThat(months.getList("items.figures.shifts", Integer.class)).containsExactly(0, 2, 0);
        // Whole months come from the aggregates by month.
        assertThat(read("summary", "from=2026-09-01T05:00:00Z&to=2026-12-01T06:00:00Z")
                        .getMap("total"))
                .isEqualTo(read("summary", WEEK).getMap("total"));
    }

    @Test
    void shouldShowWhereInTheWeekOnWhichSitesAndFromWhichLogsTheMinutesAre() {
        var hours = read("hours", WEEK);
        assertThat(hours.getList("items")).hasSize(168);
        assertThat(hours.getList("items.findAll { it.minutes > 0 }.weekday", String.class))
                .containsExactly("TUESDAY");
        assertThat(hours.getList("items.findAll { it.minutes > 0 }.hour", Integer.class))
                .containsExactly(8);
        assertThat(hours.getDouble("minutes_placed")).isCloseTo(minutes, within(0.1));

        var sites = read("sites", WEEK);
        assertThat(sites.getList("items.site", String.class)).containsExactly("facebook");
        assertThat(sites.getDouble("items[0].minutes")).isCloseTo(minutes, within(0.1));
        assertThat(sites.getInt("items[0].shifts")).isEqualTo(1);
        assertThat(sites.getInt("smallest_group")).isEqualTo(1);
        assertThat(sites.getInt("items[0].employees")).isEqualTo(1);

        var sources = read("sources", WEEK);
        assertThat(sources.getList("items.source", String.class)).containsExactly("hq-squid");
        assertThat(sources.getInt("items[0].employees")).isEqualTo(1);
        assertThat(sources.getInt("items[0].accesses")).isBetween(2 * VISIT, 14 * VISIT);
        assertThat(sources.getDouble("items[0].url_share")).isEqualTo(1.0);
        assertThat(sources.getInt("items[0].confidence.URL_USERNAME")).isEqualTo(1);
        assertThat(sources.getString("items[0].last_day")).isEqualTo("2026-10-13");
    }

    @Test
    void shouldShowRatesWithTheirIntervalsAndTheLimitsThatApplied() {
        var fairness = read("fairness", WEEK);

        assertThat(fairness.getString("protected_attributes")).isEqualTo("NONE_STORED");
        assertThat(fairness.getList("groups.by", String.class))
                .containsExactly("ALL", "UNIT", "KIND", "DAY_PART", "DAY_PART", "DAY_PART");
        assertThat(fairness.getList("groups.shifts", Integer.class)).containsExactly(2, 2, 2, 2, 0, 0);
        assertThat(fairness.getDouble("groups[0].alerts.per100_shifts")).isEqualTo(50.0);
        // The Wilson interval for 1 of 2.
        assertThat(fairness.getDouble("groups[0].alerts.low")).isCloseTo(9.45, within(0.01));
        assertThat(fairness.getDouble("groups[0].alerts.high")).isCloseTo(90.55, within(0.01));
        assertThat(fairness.getBoolean("limits[0].same")).isTrue();
        assertThat(fairness.getDouble("limits[0].limits[0].limit_minutes")).isEqualTo(30.0);
        assertThat(fairness.getInt("limits[0].limits[0].shifts")).isEqualTo(2);
    }

    @Test
    void shouldShowThatNoLimitPerShiftAppliedWhereThePolicyLimitsAnyHourOnly() {
        unit = "F-Hour " + officer;
        String other = "F-C" + officer;
        DepartmentFixtures.employs(other, unit, "");
        DepartmentFixtures.limitsAnyHour(unit, 10);
        DepartmentFixtures.rosters(other, TUESDAY, TUESDAY.plus(SHIFT));
        results.awaitEvaluated(other, 0);
        awaitAggregates();

        var fairness = read("fairness", WEEK);

        assertThat(fairness.getString("limits[0].limits[0].policy")).startsWith("policy-");
        assertThat(fairness.getMap("limits[0].limits[0]")).doesNotContainKey("limit_minutes");
        assertThat(fairness.getInt("limits[0].limits[0].shifts")).isEqualTo(1);
    }

    @Test
    void shouldListMembersByIdOnlyUnderAnUnmaskingAndNoneUnderPseudonyms() {
        String standards = TestTokens.of("f-standards", "administrator");

        var pseudonymous =
                DepartmentFixtures.as(standards).queryParam("unit", unit).get("/api/v1/dashboard/units?" + OCTOBER);
        assertThat(pseudonymous.statusCode()).isEqualTo(200);
        assertThat(pseudonymous.asString()).doesNotContain("members", officer, "P-");

        String unmasking = UnmaskingFixtures.unmasks(standards, officer);
        var named = DepartmentFixtures.as(standards)
                .queryParam("unit", unit)
                .get("/api/v1/dashboard/units?" + OCTOBER)
                .jsonPath();

        assertThat(named.getList("members.employee_id", String.class)).containsExactly(officer);
        assertThat(named.getDouble("members[0].minutes_total")).isEqualTo(minutes);
        assertThat(named.getInt("members[0].shifts_with_alert")).isEqualTo(1);
        await("the access is in the audit trail")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'view_dashboard_members'"
                                + " and subject = '" + officer + "' and purpose like 'unmasking " + unmasking + "%'")
                        == 1);
        for (String dashboard : List.of("summary", "trend", "sites", "hours", "sources", "fairness")) {
            assertThat(text(dashboard, WEEK, "application/json")).doesNotContain(officer, "P-");
        }
    }

    @Test
    void shouldRemoveAShiftEverywhereWhenItIsTakenOffTheRosterAndAddItWhenItReturns() {
        var before = all(WEEK);
        // The lines may have arrived in several batches, each with an evaluation and a revision of its own.
        int revision = results.finding(officer).getInt("revision");

        DepartmentFixtures.takesOffTheRoster(officer, TUESDAY);
        results.awaitRevision(officer, revision + 1);
        awaitAggregates();

        var summary = read("summary", WEEK);
        assertThat(summary.getInt("total.shifts")).isEqualTo(1);
        assertThat(summary.getInt("total.alerts")).isZero();
        assertThat(summary.getInt("total.withdrawn")).isEqualTo(1);
        assertThat(summary.getInt("total.states.withdrawn")).isEqualTo(1);
        assertThat(summary.getDouble("total.minutes_total")).isZero();
        assertThat(read("trend", "bucket=day&" + WEEK).getList("items.figures.shifts", Integer.class))
                .containsExactly(0, 0, 1, 0, 0, 0, 0);
        assertThat(read("units", WEEK).getList("members")).hasSize(1);
        assertThat(read("sites", WEEK).getList("items")).isEmpty();
        assertThat(read("hours", WEEK).getDouble("minutes_placed")).isZero();
        assertThat(read("sources", WEEK).getList("items")).isEmpty();
        assertThat(read("fairness", WEEK).getDouble("groups[0].withdrawn")).isEqualTo(1.0);
        assertThat(aggregates()).isEqualTo(rebuiltAggregates());

        DepartmentFixtures.rosters(officer, TUESDAY, TUESDAY.plus(SHIFT));
        results.awaitRevision(officer, revision + 2);
        awaitAggregates();

        assertThat(all(WEEK)).isEqualTo(before);
        assertThat(aggregates()).isEqualTo(rebuiltAggregates());
    }

    @Test
    void shouldAnswerTheSameFromTheShiftsAsFromTheAggregates() {
        String ragged = "from=2026-10-13T11:00:00Z&to=2026-10-14T23:00:00Z";

        for (String dashboard : List.of("summary", "units", "sites", "hours", "sources", "fairness")) {
            assertThat(text(dashboard, ragged, "text/csv")).as(dashboard).isEqualTo(text(dashboard, WEEK, "text/csv"));
        }
        assertThat(read("trend", "bucket=day&" + ragged).getList("items.figures.shifts", Integer.class))
                .containsExactly(1, 1);
        assertThat(read("summary", "from=2026-10-13T12:00:01Z&to=2026-10-14T12:00:00Z")
                        .getInt("total.shifts"))
                .isZero();
    }

    @Test
    void shouldGiveTheSameNumbersAsCsvWithoutFormulas() {
        for (String dashboard : DASHBOARDS) {
            var csv = DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .accept("text/csv")
                    .queryParam("unit", unit)
                    .get("/api/v1/dashboard/" + dashboard + "?exact=true&" + WEEK);
            assertThat(csv.contentType()).startsWith("text/csv");
            assertThat(csv.asString().split("\r\n")).as(dashboard).hasSizeGreaterThan(1);
        }
        assertThat(text("sites", WEEK, "text/csv").lines().toList().get(1))
                .isEqualTo("facebook," + read("sites", WEEK).getString("items[0].minutes") + ",1,1");

        results.change("update shift_minutes set sites = '[{\"site\":\"=cmd()\",\"minutes\":1.0}]'"
                + " where employee_id = '" + officer + "'");
        awaitAggregates();

        assertThat(text("sites", WEEK, "text/csv"))
                .contains("\r\n'=cmd(),1.0,1,1")
                .doesNotContain("\r\n=cmd()");
    }

    @Test
    void shouldRefuseWhatItCannotAnswerWithAProblem() {
        for (String query : List.of(
                "trend?exact=true&" + WEEK + "&bucket=year",
                "trend?exact=true&bucket=day&from=2000-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "hours?from=2026-10-12T05:00:00Z",
                "sites?from=2026-10-12T05:00:00Z&to=2026-10-11T05:00:00Z")) {
            DepartmentFixtures.as(DepartmentFixtures.auditor())
                    .get("/api/v1/dashboard/" + query)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private JsonPath read(String dashboard, String range) {
        return new JsonPath(text(dashboard, range, "application/json"));
    }

    private String text(String dashboard, String range, String accept) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .accept(accept)
                .queryParam("unit", unit)
                .get("/api/v1/dashboard/" + dashboard + "?exact=true&" + range)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> all(String range) {
        return DASHBOARDS.stream()
                .map(dashboard -> text(dashboard, range, "application/json"))
                .toList();
    }

    /** One statement sees both tables at the same moment. */
    private void awaitAggregates() {
        await("the aggregates are up to date")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from dashboard_layout"
                                + " where not exists (select from dashboard_dirty_shift)")
                        == 1);
    }

    private String aggregates() {
        return results.text(
                "select md5(string_agg(c::text, ' ' order by level, unit, first_day)) from dashboard_cell c");
    }

    private String rebuiltAggregates() {
        results.change("delete from dashboard_layout");
        awaitAggregates();
        return aggregates();
    }
}
