package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A roster clerk alone cannot clear an alert with an exemption in the name of a sergeant. */
class ExemptionByClerkSystemTest {
    private static final String COMPLIANCE = "compliance-service";
    private static final String SERGEANT = "E010";

    private final DepartmentClient department = SystemTestStack.department();
    private final SampleWeek week = new SampleWeek(42);

    @Test
    void shouldKeepTheAlertUntilTheNamedSergeantApprovesHimself() {
        department.prepare(week);
        department.feed(week.logLines()).statusCode(202);
        department.awaitMinutes(week, week.expectedMinutes());
        await("the sergeant has the mail")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !department.mailsToSergeant(week).isEmpty());
        var alert = department.findings(week, SampleWeek.OFFICER_OVER_LIMIT).get(0);
        String finding = alert.getString("finding_id");

        String draft = department
                .importCsv(
                        "exemptions",
                        "employee_id,start,end,reason,approved_by\n"
                                + String.join(
                                        ",",
                                        SampleWeek.OFFICER_OVER_LIMIT,
                                        alert.getString("shift.start"),
                                        alert.getString("shift.end"),
                                        "search for a missing person",
                                        SERGEANT)
                                + "\n")
                .body("rows[0].outcome", equalTo("pending"))
                .extract()
                .path("rows[0].draft_id");
        for (String other : List.of("rosteradmin", "standards", "chief", "officer")) {
            approve(other, draft).statusCode(403);
        }

        assertThat(department.finding(finding).getString("state")).isEqualTo("OPEN");
        await("the record about the officer")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> department
                        .requestAs("auditor", COMPLIANCE)
                        .queryParam("subject", SampleWeek.OFFICER_OVER_LIMIT)
                        .get("api/v1/audit")
                        .then()
                        .statusCode(200)
                        .body("items.findAll { it.action == 'ask_exemption' }.actor", hasItem("rosteradmin")));

        approve("sergeant", draft).statusCode(200).body("state", equalTo("APPROVED"));
        await("the finding is withdrawn")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.finding(finding).getString("state"))
                        .isEqualTo("WITHDRAWN"));
    }

    private ValidatableResponse approve(String user, String draft) {
        return department
                .requestAs(user, COMPLIANCE)
                .post("api/v1/exemptions/drafts/" + draft + "/approve")
                .then();
    }
}
