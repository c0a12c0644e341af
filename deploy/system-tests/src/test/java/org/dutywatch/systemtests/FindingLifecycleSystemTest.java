package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests the life cycle of a finding over REST with real tokens, from the alert to its end. */
class FindingLifecycleSystemTest {
    private static final String COMPLIANCE = "compliance-service";
    private final DepartmentClient department = SystemTestStack.department();

    @Test
    void shouldReferAFindingOnlyAfterTheEmployeeWasNotifiedAndAnswered() {
        String finding = alertOf(new SampleWeek(8));

        acknowledgeNoticeOf(finding);
        awaitState(finding, "ACKNOWLEDGED");
        requestStep("officer", finding, "review", "").statusCode(403);
        requestStep("sergeant", finding, "review", "").statusCode(422).body("detail", containsString("reported"));
        requestStep("standards", finding, "review", "").statusCode(200).body("state", equalTo("UNDER_REVIEW"));

        requestStep("standards", finding, "refer", "\"reason\":\"to internal affairs\"")
                .statusCode(422)
                .body("detail", containsString("notice"));
        requestStep("sergeant", finding, "notice", "\"way\":\"IN_PERSON\"").statusCode(200);
        requestStep("standards", finding, "refer", "\"reason\":\"to internal affairs\"")
                .statusCode(422)
                .body("detail", containsString("can reply until"));
        department
                .requestAs("officer", COMPLIANCE)
                .get("api/v1/findings/" + finding)
                .then()
                .statusCode(200)
                .body("employee_id", equalTo(SampleWeek.OFFICER_OVER_LIMIT));
        requestStep("sergeant", finding, "replies", "\"text\":\"not mine to say\"")
                .statusCode(422);
        requestStep("officer", finding, "replies", "\"text\":\"I read the news over a long lunch.\"")
                .statusCode(201);

        requestStep("standards", finding, "refer", "\"reason\":\"to internal affairs\"")
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("resolution", equalTo("REFERRED"));
        requestStep("standards", finding, "close", "\"resolution\":\"EXPLAINED\",\"reason\":\"late\"")
                .statusCode(409);
        assertThat(department.finding(finding).<String>getList("history.change"))
                .containsSubsequence("OPENED", "ACKNOWLEDGED", "REVIEW_STARTED", "NOTICE_GIVEN", "REPLIED", "REFERRED");
    }

    /** Nobody clears an alert alone: not its reviewer, not the person concerned, not with an id of others. */
    @Test
    void shouldCloseAnAlertOnlyWhenASecondPersonApproves() {
        String finding = alertOf(new SampleWeek(41));
        requestStep("standards", finding, "review", "").statusCode(200);

        String own = requestStep(
                        "standards", finding, "close", "\"resolution\":\"EXPLAINED\",\"reason\":\"case search\"")
                .statusCode(202)
                .body("state", equalTo("AWAITED"))
                .extract()
                .path("closing_id");
        approveClosing("standards", own).statusCode(422).body("detail", containsString("second person"));
        String shownToChief = department
                .requestAs("chief", COMPLIANCE)
                .queryParam("state", "AWAITED")
                .get("api/v1/closings")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].closing_id");
        assertThat(shownToChief).isNotNull().isNotEqualTo(own);
        approveClosing("officer", shownToChief).statusCode(403);
        approveClosing("rosteradmin", shownToChief).statusCode(403);
        approveClosing("standards", shownToChief).statusCode(404);
        assertThat(department.finding(finding).getString("state")).isEqualTo("UNDER_REVIEW");

        approveClosing("chief", shownToChief).statusCode(200);

        var closed = department.finding(finding);
        assertThat(closed.getString("state")).isEqualTo("CLOSED");
        assertThat(closed.getString("resolution")).isEqualTo("EXPLAINED");
        approveClosing("chief", shownToChief).statusCode(409);
        await("the trail says who approved")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> department
                        .requestAs("auditor", COMPLIANCE)
                        .queryParam("subject", SampleWeek.OFFICER_OVER_LIMIT)
                        .get("api/v1/audit")
                        .then()
                        .statusCode(200)
                        .body("items.findAll { it.action == 'approve_finding_closing' }.actor", hasItem("chief")));
    }

    private ValidatableResponse approveClosing(String user, String closing) {
        return department
                .requestAs(user, COMPLIANCE)
                .post("api/v1/closings/" + closing + "/approve")
                .then();
    }

    @Test
    void shouldWithdrawAFindingAndNotifyTheSupervisorWhenItWasOfficialBusiness() {
        var week = new SampleWeek(9);
        String finding = alertOf(week);
        var shift = department.finding(finding);
        String claim = requestStep("officer", finding, "replies", """
                        "text":"I searched public posts for a missing girl.",
                        "claim":{"kind":"OFFICIAL_BUSINESS","start":"%s","end":"%s","directed_by":"Lt. Becker",
                                 "purpose":"search for a missing person in public posts"}
                        """.formatted(
                                shift.getString("shift.start"), shift.getString("shift.end")))
                .statusCode(201)
                .extract()
                .path("claim.claim_id");

        decide("officer", claim, "approve").statusCode(403);
        decide("sergeant", claim, "approve").statusCode(200).body("state", equalTo("APPROVED"));

        awaitState(finding, "WITHDRAWN");
        assertThat(department.finding(finding).<String>getList("history.cause")).endsWith("EXEMPTION");
        await("the sergeant is notified")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.mailsToSergeant(week))
                        .last()
                        .satisfies(mail -> assertThat(mail.mimeMessage()).containsIgnoringCase("withdrawn")));
        decide("sergeant", claim, "decline").statusCode(409);
    }

    private ValidatableResponse decide(String user, String claim, String decision) {
        return department
                .requestAs(user, COMPLIANCE)
                .contentType("application/json")
                .body("{\"reason\":\"I had sent him\"}")
                .post("api/v1/claims/" + claim + "/" + decision)
                .then();
    }

    private String alertOf(SampleWeek week) {
        department.prepare(week);
        department.feed(week.logLines()).statusCode(202);
        department.awaitMinutes(week, week.expectedMinutes());
        await("the sergeant has the mail")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !department.mailsToSergeant(week).isEmpty());
        var finding = department.findings(week, SampleWeek.OFFICER_OVER_LIMIT).get(0);
        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getString("state")).isEqualTo("OPEN");
        return finding.getString("finding_id");
    }

    private void acknowledgeNoticeOf(String finding) {
        String notice = department
                .noticesOf("sergeant")
                .getString("items.find { it.finding_id == '" + finding + "' }.notice_id");
        department
                .requestAs("sergeant", "notification-service")
                .contentType("application/json")
                .body("{\"comment\":\"I will talk to him\"}")
                .post("api/v1/notices/" + notice + "/acknowledge")
                .then()
                .statusCode(200);
    }

    private void awaitState(String finding, String state) {
        await("the finding is " + state)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.finding(finding).getString("state"))
                        .isEqualTo(state));
    }

    /**
     * Sends a request for a step of the finding.
     *
     * @param fields the fields of the JSON body; empty for no body
     */
    private ValidatableResponse requestStep(String user, String finding, String step, String fields) {
        var request = department.requestAs(user, COMPLIANCE);
        if (!fields.isEmpty()) {
            request.contentType("application/json").body("{" + fields + "}");
        }
        return request.post("api/v1/findings/" + department.findingIdFor(user, finding) + "/" + step)
                .then();
    }
}
