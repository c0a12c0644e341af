package org.dutywatch.compliance.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
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

/** Employees who were observed while the roster is unknown: there is no finding, but a list, to complete the roster. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class UnrosteredIT {
    private static final Instant VISIT = Instant.parse("2026-07-14T19:50:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String sergeant = "";
    private String officer = "";

    @BeforeEach
    void officerWhomNobodyRostered() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "B-S" + tag;
        officer = "B-U" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 20);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
    }

    @Test
    void shouldShowTheLocalDayAndHoursToThoseWhoMaySeeThem() {
        for (String token : java.util.List.of(DepartmentFixtures.auditor(), linked(sergeant, "supervisor"))) {
            unknown(token, "")
                    .body(mine(officer) + ".day", contains("2026-07-14"))
                    .body(mine(officer) + ".hours[0]", contains(14, 15));
        }
        unknown(TestTokens.of("standards", "administrator"), "")
                .body("items.employee_id", not(hasItem(officer)))
                .body("items.employee_id", everyItem(startsWith("P-")))
                .body("items.hours", everyItem(nullValue()));
        UnmaskingFixtures.unmasks(TestTokens.of("standards", "administrator"), officer);
        unknown(TestTokens.of("standards", "administrator"), "").body("items.employee_id", hasItem(officer));
    }

    @Test
    void shouldShowRosterAdministratorsTheEmployeeButNotTheHours() {
        unknown(TestTokens.of("clerk", "roster-admin"), "")
                .body("items.employee_id", hasItem(officer))
                .body("items.hours", everyItem(nullValue()));
    }

    @Test
    void shouldNotShowAnHourOrAnEmployeeWhoseAccessesAreRevoked() {
        String leased = officer + "L";
        DepartmentFixtures.employs(leased, "Unit " + leased, sergeant);
        var visit = AccessFixtures.byLease(leased, AccessFixtures.facebookVisit(leased, VISIT, 20));
        topics.publishAccesses(visit);
        results.awaitEvaluated(leased, visit.size());
        var afterTheHour = visit.stream()
                .filter(one -> !one.start().isBefore(Instant.parse("2026-07-14T20:00:00Z")))
                .toList();

        topics.publishRevocations(afterTheHour, 1, true);
        awaitRevoked(leased, afterTheHour.size());
        unknown(DepartmentFixtures.auditor(), "").body(mine(leased) + ".hours[0]", contains(14));

        topics.publishRevocations(visit, 2, true);
        awaitRevoked(leased, visit.size());
        unknown(DepartmentFixtures.auditor(), "").body("items.employee_id", not(hasItem(leased)));
    }

    private void awaitRevoked(String employeeId, int accesses) {
        await("revocations")
                .atMost(Results.PATIENCE)
                .until(() ->
                        results.number("select count(*) from revoked_access where employee_id = '" + employeeId + "'")
                                == accesses);
    }

    @Test
    void shouldListNobodyOfAnotherChain() {
        String other = "B-X" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(other, "Unit " + other, "");

        unknown(linked(other, "supervisor"), "").body("items.employee_id", not(hasItem(officer)));
    }

    @Test
    void shouldNotListAnEmployeeWhoIsRostered() {
        DepartmentFixtures.rosters(officer, VISIT.minusSeconds(400_000), VISIT.minusSeconds(380_000));

        unknown(DepartmentFixtures.auditor(), "").body("items.employee_id", not(hasItem(officer)));
    }

    @Test
    void shouldRefuseMoreThanAMonth() {
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/duty/unknown?from=2026-07-01T00:00:00Z&to=2026-08-02T00:00:00Z")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static String mine(String employeeId) {
        return "items.findAll { it.employee_id == '" + employeeId + "' }";
    }

    private static String linked(String employeeId, String role) {
        return TestTokens.of(employeeId.toLowerCase(Locale.ROOT), role);
    }

    private static ValidatableResponse unknown(String token, String more) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/duty/unknown?from=2026-07-14T00:00:00Z&to=2026-07-15T12:00:00Z" + more)
                .then()
                .statusCode(200);
    }
}
