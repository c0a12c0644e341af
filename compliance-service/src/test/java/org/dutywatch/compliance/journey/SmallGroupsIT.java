package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An administrator tries to read the figures of one person from dashboards. In April 2019 the department has three
 * units: Twelve people who read Facebook at 08:00, six who read Reddit at 14:00, and one alone, who has 99 minutes of a
 * site that nobody else reads, at 03:00, and an alert.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class SmallGroupsIT {
    private static final String APRIL = "from=2019-04-01T05:00:00Z&to=2019-05-01T05:00:00Z";

    private static final String EMPLOYEES = """
        insert into employee (employee_id, version, username, name, email, unit, pseudonym, changed_at)
        select 'SG' || n, 1, 'user-sg' || n, 'Officer ' || n, 'sg' || n || '@ridgemont-pd.example',
               case when n = 1 then 'SG One' when n <= 7 then 'SG Six' else 'SG Twelve' end, 'P-SG' || n, now()
          from generate_series(1, 19) n
         where not exists (select from employee where employee_id = 'SG1')
        """;
    private static final String SHIFTS = """
        insert into shift_minutes (employee_id, shift_start, shift_end, kind, minutes_low, minutes, minutes_high, sites,
                                   excluded, confidence, profile, catalogue, policy, limit_minutes, first_access,
                                   last_access, evaluated_at, unit, rank, quarters, sources)
        select employee_id, start, start + interval '10 hours', 'REGULAR', minutes, minutes, minutes,
               jsonb_build_array(jsonb_build_object('site', site, 'minutes', minutes)), '[]', 'URL_USERNAME',
               'url-v2+tunnel-v2+flow-v2', '2026-11-01', 'policy-1', 30.0, start, start, now(), unit, 'Officer',
               array[0, 600]::smallint[],
               '[{"id": "hq-squid", "urls": 7, "tunnels": 0, "flows": 0, "last": "2019-04-14T13:45:12Z"}]'
          from (select employee_id, unit,
                       case unit when 'SG One' then 99.0 else 10.0 end as minutes,
                       case unit when 'SG One' then 'chess' when 'SG Six' then 'reddit' else 'facebook' end as site,
                       case unit when 'SG One' then timestamptz '2019-04-14T08:00:00Z'
                                 when 'SG Six' then '2019-04-14T19:00:00Z'
                                 else '2019-04-14T13:00:00Z' end as start
                  from employee where unit like 'SG %') worked
            on conflict do nothing
        """;
    private static final String FINDING = """
        insert into finding (finding_id, employee_id, rule, clause, shift_start, shift_end, shift_kind, revision, tier,
                             state, minutes_low, minutes, minutes_high, limit_minutes, confidence, sites, excluded,
                             profile, catalogue, policy, opened_at, changed_at)
        select '00000000-0000-0000-0000-0000000005a1', employee_id, 'ON_DUTY_ACCESS_PER_SHIFT', 'IV.C', shift_start,
               shift_end, kind, 1, 'ALERT', 'OPEN', minutes_low, minutes, minutes_high, 30.0, confidence, sites,
               excluded, profile, catalogue, policy, shift_end, shift_end
          from shift_minutes where employee_id = 'SG1'
            on conflict do nothing
        """;

    @Inject
    Results results;

    @BeforeEach
    void aprilOfThreeUnits() {
        results.change(EMPLOYEES);
        results.change(SHIFTS);
        results.change(FINDING);
        await("the aggregates are up to date")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from dashboard_layout"
                                + " where not exists (select from dashboard_dirty_shift)")
                        == 1);
    }

    @Test
    void shouldWithholdTheUnitOfOneAndAnotherSoThatTheTotalMinusTheRestGivesNoPerson() {
        for (String role : List.of("administrator", "chief", "auditor")) {
            var summary = read(role, "summary?" + APRIL);

            assertThat(summary.getInt("total.shifts")).isEqualTo(19);
            assertThat(summary.getDouble("total.minutes_total")).isEqualTo(279.0);
            assertThat(summary.getList("units.unit", String.class)).containsExactly("SG One", "SG Six", "SG Twelve");
            assertThat(summary.getList("units.figures.shifts", Integer.class)).containsExactly(null, null, 12);
            assertThat(summary.getList("units.figures.minutes_total", Float.class))
                    .containsExactly(null, null, 120.0f);
            assertThat(read(role, "units?" + APRIL).getList("units.figures.minutes_total", Float.class))
                    .containsExactly(null, null, 120.0f);
            assertThat(read(role, "fairness?" + APRIL)
                            .getList("groups.findAll { it.by == 'UNIT' }.shifts", Integer.class))
                    .containsExactly(null, null, 12);
        }
    }

    @Test
    void shouldAnswerTheSameWhenTheUnitIsNamed() {
        assertThat(administrator("summary?unit=SG One&" + APRIL).getMap("total"))
                .containsEntry("minutes_total", null);
        assertThat(administrator("summary?unit=SG One&" + APRIL).getList("top_sites"))
                .isEmpty();
        assertThat(administrator("units?unit=SG Six&" + APRIL).getMap("units[0].figures"))
                .containsEntry("shifts", null);
        assertThat(administrator("trend?unit=SG One&" + APRIL).getMap("items[0].figures"))
                .containsEntry("shifts", null)
                .containsEntry("employees_observed", null);
        assertThat(administrator("summary?unit=SG Twelve&" + APRIL).getInt("total.employees_observed"))
                .isEqualTo(10);
        for (String dashboard : List.of("sites", "hours", "sources", "fairness")) {
            refused("administrator", dashboard + "?unit=SG Twelve&" + APRIL, 400);
        }
    }

    @Test
    void shouldWithholdTheSiteAndTheHourOfOnePersonAndOneMoreOfEach() {
        var sites = administrator("sites?" + APRIL);
        assertThat(sites.getList("items.site", String.class)).containsExactly("facebook");
        assertThat(sites.getInt("items[0].employees")).isEqualTo(10);
        var summary = administrator("summary?" + APRIL);
        assertThat(summary.getList("top_sites.site", String.class)).containsExactly("facebook");

        var hours = administrator("hours?" + APRIL);
        assertThat(hours.getList("items.findAll { it.minutes == null }.hour", Integer.class))
                .containsExactly(3, 14);
        assertThat(hours.getList("items.findAll { it.minutes != null && it.minutes > 0 }.hour", Integer.class))
                .containsExactly(8);
        assertThat(hours.getString("minutes_placed")).isNull();
    }

    @Test
    void shouldWithholdFindingsOfOnePersonAndRoundTimesToDays() {
        var total = administrator("summary?" + APRIL);
        assertThat(total.getMap("total")).containsEntry("alerts", null).containsEntry("reviews", 0);
        assertThat(total.getMap("total.states")).containsEntry("open", null).containsEntry("closed", 0);
        assertThat(administrator("fairness?" + APRIL).getMap("groups[0]")).containsEntry("alerts", null);
        assertThat(total.getMap("total")).containsEntry("minutes_median", null);

        var sources = read("chief", "sources?" + APRIL);
        assertThat(sources.getString("items[0].last_day")).isEqualTo("2019-04-14");
        assertThat(sources.prettify()).doesNotContain("13:45");
    }

    @Test
    void shouldWithholdTheSameInCsv() {
        String csv = get("administrator", "units?" + APRIL, "text/csv").asString();

        assertThat(csv.lines().filter(line -> line.startsWith("SG One")).toList())
                .singleElement()
                .asString()
                .matches("SG One,+");
        assertThat(csv).contains("SG Twelve,12,12,10,").doesNotContain("99");
    }

    @Test
    void shouldRefuseRangesThatDifferByLessThanAMonth() {
        for (String range : List.of(
                "from=2019-04-14T05:00:00Z&to=2019-04-15T05:00:00Z",
                "from=2019-04-01T05:00:00Z&to=2019-04-14T08:00:01Z",
                "from=2019-04-01T17:00:00Z&to=2019-05-01T17:00:00Z",
                "from=2019-04-01T05:00:00.001Z&to=2019-05-01T05:00:00Z",
                "from=2019-04-01T00:00:00Z&to=2019-05-01T00:00:00Z",
                "from=2019-04-01T05:00:00Z&to=2199-05-01T05:00:00Z")) {
            for (String dashboard : List.of("summary", "trend", "units", "sites", "hours", "sources", "fairness")) {
                refused("administrator", dashboard + "?" + range, 400);
                refused("chief", dashboard + "?" + range, 400);
            }
        }
        refused("administrator", "trend?bucket=day&" + APRIL, 400);
        refused("administrator", "trend?bucket=week&" + APRIL, 400);
    }

    @Test
    void shouldShowExactFiguresOnlyToAnAuditorAndRecordIt() {
        for (String dashboard : List.of("summary", "trend", "units", "sites", "hours", "sources", "fairness")) {
            refused("administrator", dashboard + "?exact=true&" + APRIL, 403);
            refused("chief", dashboard + "?exact=true&" + APRIL, 403);
        }

        var exact = read("auditor", "summary?exact=true&unit=SG One&" + APRIL);

        assertThat(exact.getDouble("total.minutes_total")).isEqualTo(99.0);
        await("the look is in the audit trail")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'view_exact_dashboard'"
                                + " and actor = 'sg-auditor' and purpose like 'summary of unit SG One, %'")
                        >= 1);
    }

    @Test
    void shouldListNoMembersToAnAdministratorWhoSeesPseudonyms() {
        var units = administrator("units?unit=SG One&" + APRIL);

        assertThat(units.getMap("$")).doesNotContainKey("members");
        assertThat(units.prettify()).doesNotContain("SG1", "P-");
    }

    private JsonPath administrator(String path) {
        return read("administrator", path);
    }

    private static JsonPath read(String role, String path) {
        return get(role, path, "application/json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void refused(String role, String path, int status) {
        get(role, path, "application/json").then().statusCode(status).contentType("application/problem+json");
    }

    private static Response get(String role, String path, String accept) {
        return DepartmentFixtures.as(TestTokens.of("sg-" + role, role))
                .accept(accept)
                .get("/api/v1/dashboard/" + path);
    }
}
