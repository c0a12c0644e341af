package org.dutywatch.compliance.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.duty.roster.CurrentShifts;
import org.dutywatch.compliance.model.duty.EmployeeWindow;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.policies.Coverage.PolicySubject;
import org.dutywatch.compliance.model.policies.Policy;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.Minutes;
import org.dutywatch.compliance.rules.exemptions.ApprovedExemptions.ExemptionQuery;
import org.dutywatch.compliance.rules.exemptions.Exemptions;
import org.dutywatch.compliance.rules.policies.Policies;
import org.dutywatch.compliance.rules.profiles.ProfilesInForce;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code rules} decides which limits hold, what is official business, how accesses are estimated, and what
 * counts as duty. What enters: drafts of an administrator that a second person approves, and exemptions of a
 * supervisor. What leaves: {@link Policies}, {@link Exemptions} and {@link ProfilesInForce} for the areas above; the
 * duty rule is stored for the area {@code duty}.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RulesIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Interval SEARCH = Interval.of(START.plus(Duration.ofHours(2)), Duration.ofHours(2));
    private static final String AUTHOR = TestTokens.of("rules-standards", "administrator");
    private static final String CHIEF = TestTokens.of("rules-chief", "chief");

    @Inject
    Policies policies;

    @Inject
    Exemptions exemptions;

    @Inject
    ProfilesInForce profilesInForce;

    @Inject
    CurrentShifts currentShifts;

    private String officer = "";
    private String sergeant = "";
    private String unit = "";

    @BeforeEach
    void newOfficer() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "RUO" + tag;
        sergeant = "RUS" + tag;
        unit = "Unit " + tag;
        DepartmentFixtures.employs(sergeant, unit, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
    }

    @Test
    void shouldCountALimitOnlyWhenAnotherPersonApprovedTheDraft() {
        String draft = drafts("policies", "\"limit_minutes_per_shift\": 30, \"unit\": \"" + unit + "\"", START)
                .path("policy_id");
        assertThat(limitsOfTheUnit()).isEmpty();

        approves(AUTHOR, "policies", draft)
                .statusCode(422)
                .body("detail", equalTo("the author of a policy cannot decide on it: a second person must decide"));
        approves(CHIEF, "policies", draft).statusCode(200);

        assertThat(limitsOfTheUnit()).extracting(Policy::limitMinutes).containsExactly(Minutes.of(30));
    }

    @Test
    void shouldTakeTheTimeOutWhenASupervisorGrantsAnExemption() {
        grants(officer, "").statusCode(422).body("detail", equalTo("you cannot exempt yourself"));
        grants(sergeant, "").statusCode(201).body("approved_by", equalTo(sergeant));

        assertThat(officialBusiness().everywhere().intervals()).containsExactly(SEARCH);
    }

    @Test
    void shouldTakeOnlyOneSiteOutWhenTheExemptionNamesIt() {
        grants(sergeant, ", \"sites\": [\"facebook\"]").statusCode(201);

        assertThat(officialBusiness().everywhere().isEmpty()).isTrue();
        assertThat(officialBusiness().bySite()).containsOnlyKeys("facebook");
    }

    /** The rule is in force long after the shifts of other tests, until the same test approves the default again. */
    @Test
    void shouldCountABreakAsDutyWhenTheDutyRuleSaysSo() {
        Instant far = Instant.parse("2089-03-01T12:00:00Z");
        Instant lunch = far.plus(Duration.ofHours(4));
        DepartmentFixtures.rosters(
                officer, far, far.plus(Duration.ofHours(10)), lunch, lunch.plus(Duration.ofMinutes(30)));
        assertThat(dutyOfTheShiftAt(far)).isEqualTo(Duration.ofMinutes(570));

        approves(CHIEF, "duty-rules", draftsDutyRule(true, far)).statusCode(200);

        assertThat(dutyOfTheShiftAt(far)).isEqualTo(Duration.ofHours(10));
        approves(CHIEF, "duty-rules", draftsDutyRule(false, far)).statusCode(200);
    }

    @Test
    void shouldNameTheProfileInForceWhenAShiftStarts() {
        String version = profilesInForce.at(START).version();

        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/estimator-profiles")
                .then()
                .statusCode(200)
                .body("items.find { it.version == '" + version + "' }.in_force", equalTo(true));
    }

    @Test
    void shouldQuoteTheOrderWhenSomebodyAsksForAClause() {
        DepartmentFixtures.as(DepartmentFixtures.tokenOf(officer, "employee"))
                .get("/api/v1/regulations/IV.C")
                .then()
                .statusCode(200)
                .body("summary", containsString("kept at a minimum"))
                .body("cannot_observe", containsString("whether anybody looked at the screen"));
    }

    private List<Policy> limitsOfTheUnit() {
        return policies.approved().applicableTo(new PolicySubject(unit, "", ShiftKind.REGULAR), START);
    }

    private Exemptions.OfficialBusiness officialBusiness() {
        var shift = new EmployeeWindow(officer, START, START.plus(Duration.ofHours(10)));
        return exemptions.during(List.of(new ExemptionQuery(shift, unit))).get(0);
    }

    private Duration dutyOfTheShiftAt(Instant start) {
        return currentShifts.shift(officer, start).orElseThrow().duty().length();
    }

    private ValidatableResponse grants(String by, String more) {
        return DepartmentFixtures.as(DepartmentFixtures.tokenOf(by, "supervisor"))
                .contentType("application/json")
                .body("""
                        {"employee_id": "%s", "start": "%s", "end": "%s", "reason": "missing person search"%s}
                        """.formatted(officer, SEARCH.start(), SEARCH.end(), more))
                .post("/api/v1/exemptions")
                .then();
    }

    private static String draftsDutyRule(boolean breaksCount, Instant from) {
        return drafts("duty-rules", "\"breaks_count\": " + breaksCount + ", \"details_count\": true", from)
                .path("rule_id");
    }

    private static ExtractableResponse<Response> drafts(String what, String fields, Instant from) {
        return DepartmentFixtures.as(AUTHOR)
                .contentType("application/json")
                .body("{" + fields + ", \"effective_from\": \"" + from + "\", \"note\": \"agreed\"}")
                .post("/api/v1/" + what)
                .then()
                .statusCode(201)
                .extract();
    }

    private static ValidatableResponse approves(String token, String what, String draft) {
        return DepartmentFixtures.as(token)
                .post("/api/v1/" + what + "/" + draft + "/approve")
                .then();
    }
}
