package org.dutywatch.compliance.people.access;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AccessScopeIT {
    @Test
    void shouldShowASupervisorTheWholeChainBelowAndNobodyElse() {
        var department = Department.load("VA");
        String lieutenant = department.token("lt", "supervisor");

        duty(lieutenant, "VA-sgt").statusCode(200);
        duty(lieutenant, "VA-officer").statusCode(200);
        duty(lieutenant, "VA-lt").statusCode(200);
        duty(lieutenant, "VA-chief").statusCode(403).contentType("application/problem+json");
        duty(lieutenant, "VA-clerk").statusCode(403);
    }

    @Test
    void shouldShowAnEmployeeHimselfOnly() {
        var department = Department.load("VB");
        String sergeant = department.token("sgt", "employee");

        duty(sergeant, "VB-sgt").statusCode(200);
        duty(sergeant, "VB-officer").statusCode(403);
        duty(TestTokens.of("stranger-vb", "employee"), "VB-officer")
                .statusCode(403)
                .body("detail", equalTo("your user is linked to no employee whom you may see"));
    }

    @Test
    void shouldRecordAccessToOtherEmployees() {
        var department = Department.load("VC");

        duty(department.token("sgt", "employee"), "VC-sgt").statusCode(200);
        duty(department.token("lt", "supervisor"), "VC-officer").statusCode(200);

        await("the access in the audit trail")
                .atMost(Duration.ofSeconds(30))
                .until(() -> actorsWhoSaw("VC-officer").equals(List.of("vc-lt")));
        await("no record of own access").until(() -> actorsWhoSaw("VC-sgt").isEmpty());
    }

    @Test
    void shouldRecordThatSomebodyListsAlsoWhenTheListShowsNobody() {
        var department = Department.load("VD");

        given().auth()
                .oauth2(department.token("clerk", "administrator"))
                .get("/api/v1/minutes?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(department.token("lt", "administrator", "supervisor"))
                .get("/api/v1/minutes?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z")
                .then()
                .statusCode(200);

        await("the access in the audit trail")
                .atMost(Duration.ofSeconds(30))
                .until(() -> audit("actor", "vd-lt", "items.action").equals(List.of("view_minutes"))
                        && audit("actor", "vd-clerk", "items.action").equals(List.of("view_minutes")));
    }

    private static List<String> actorsWhoSaw(String employeeId) {
        return audit("subject", employeeId, "items.actor");
    }

    private static List<String> audit(String parameter, String value, String path) {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .queryParam(parameter, value)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .path(path);
    }

    private static ValidatableResponse duty(String token, String employeeId) {
        return given().auth()
                .oauth2(token)
                .queryParam("employee_id", employeeId)
                .queryParam("from", "2026-11-05T00:00:00Z")
                .queryParam("to", "2026-11-06T00:00:00Z")
                .get("/api/v1/duty")
                .then();
    }
}
