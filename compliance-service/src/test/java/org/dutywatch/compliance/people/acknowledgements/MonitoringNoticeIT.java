package org.dutywatch.compliance.people.acknowledgements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An employee acknowledges the notice that browsing on duty is measured; an auditor sees who did, and who did not. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class MonitoringNoticeIT {
    private static final String NOTICE = "/api/v1/me/monitoring-notice";

    @Inject
    Results results;

    @Inject
    MonitoringNotice notice;

    private String officer = "";

    @BeforeEach
    void officer() {
        officer = "MN-" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(officer, "Unit " + officer, "");
    }

    @Test
    void shouldKeepTheFirstAcknowledgementOfTheWordsThatTheEmployeeRead() {
        String version = DepartmentFixtures.as(employee())
                .get(NOTICE)
                .then()
                .statusCode(200)
                .body("text", notNullValue(), "acknowledged_at", nullValue())
                .extract()
                .path("version");
        registered("missing=true&").body(mine() + "current", equalTo(false));

        String at = acknowledges(employee(), version)
                .statusCode(200)
                .body("acknowledged_at", notNullValue())
                .extract()
                .path("acknowledged_at");
        acknowledges(employee(), version).statusCode(200).body("acknowledged_at", equalTo(at));

        registered("")
                .body(mine() + "version", equalTo(version), mine() + "current", equalTo(true))
                .body(mine() + "acknowledged_at", equalTo(at))
                .body(mine() + "text_sha256", equalTo(notice.sha256()));
        registered("missing=true&").body("items.employee_id", not(hasItem(officer)));
        await("the acknowledgement in the audit trail, once")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(results.number("select count(*) from audit_record where subject = '"
                                + officer + "' and action = 'acknowledge_monitoring_notice'"))
                        .isEqualTo(1));
    }

    @Test
    void shouldAskAgainForANewVersion() {
        results.change("insert into monitoring_acknowledgement values ('" + officer
                + "', 'an earlier version', 'abc', now() - interval '1 year', 'x', 'y')");

        DepartmentFixtures.as(employee()).get(NOTICE).then().body("acknowledged_at", nullValue());
        registered("missing=true&")
                .body(mine() + "version", equalTo("an earlier version"), mine() + "current", equalTo(false));
        acknowledges(employee(), "an earlier version").statusCode(409).contentType("application/problem+json");
    }

    @Test
    void shouldRefuseALoginThatBelongsToNobodyAndANoticeWithoutVersion() {
        String stranger = TestTokens.of("mn-stranger", "employee");

        DepartmentFixtures.as(stranger).get(NOTICE).then().statusCode(403);
        acknowledges(stranger, notice.version()).statusCode(403);
        acknowledges(employee(), " ").statusCode(400);
    }

    private String employee() {
        return DepartmentFixtures.tokenOf(officer, "employee");
    }

    private String mine() {
        return "items.find { it.employee_id == '" + officer + "' }.";
    }

    private ValidatableResponse registered(String query) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/monitoring-notice/acknowledgements?" + query + "page_size=5000&page_token=MN-")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse acknowledges(String token, String version) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"version\":\"" + version + "\"}")
                .post(NOTICE + "/acknowledge")
                .then();
    }
}
