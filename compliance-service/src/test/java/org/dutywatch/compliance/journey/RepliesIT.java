package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies of an employee to a finding: voluntary replies, compelled statements and claims of official business. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RepliesIT {
    private static final Instant START = Instant.parse("2026-11-13T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Instant VISIT = START.plus(Duration.ofHours(2));
    private static final String REASON = "{\"reason\":\"the lieutenant confirms it\"}";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String lieutenant = "";
    private String sergeant = "";
    private String officer = "";
    private String finding = "";

    @BeforeEach
    void officerWithAnAlert() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        lieutenant = "D-RL" + tag;
        sergeant = "D-RS" + tag;
        officer = "D-RO" + tag;
        String unit = "D-Replies " + tag;
        DepartmentFixtures.employs(lieutenant, unit, "");
        DepartmentFixtures.employs(sergeant, unit, lieutenant);
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        finding = results.finding(officer).getString("finding_id");
    }

    @Test
    void shouldAllowAReferralWhenTheEmployeeHasReplied() {
        String path = "/api/v1/findings/" + finding;
        post(supervisor(sergeant), path + "/acknowledge", "").statusCode(200);
        post(supervisor(sergeant), path + "/notice", "{\"way\":\"IN_WRITING\"}").statusCode(200);
        post(supervisor(lieutenant), path + "/review", "").statusCode(200);
        post(supervisor(lieutenant), path + "/refer", REASON).statusCode(422);

        reply("{\"text\":\"I was looking for a missing girl.\"}")
                .statusCode(201)
                .body("kind", equalTo("VOLUNTARY"))
                .body("text", equalTo("I was looking for a missing girl."));

        post(supervisor(lieutenant), path + "/refer", REASON).statusCode(200).body("state", equalTo("CLOSED"));
        reply("{\"text\":\"And I say so again.\"}").statusCode(201);
        assertThat(results.finding(officer).getString("resolution")).isEqualTo("REFERRED");
        assertThat(results.finding(officer).getList("history.change", String.class))
                .endsWith("REVIEW_STARTED", "REPLIED", "REFERRED", "REPLIED");
        assertThat(topics.values("compliance.finding-changed.v1")).noneMatch(value -> value.contains("missing girl"));
    }

    @Test
    void shouldLetOnlyTheSubjectReplyAndOnlyHisChainRead() {
        String text = "{\"text\":\"It was me.\"}";
        post(supervisor(sergeant), "/api/v1/findings/" + finding + "/replies", text)
                .statusCode(422);
        String stranger = "D-RX" + officer;
        DepartmentFixtures.employs(stranger, "D-elsewhere", "");
        post(tokenOf(stranger, "employee"), "/api/v1/findings/" + finding + "/replies", text)
                .statusCode(422);
        reply("{\"text\":\"It was the search.\"}").statusCode(201);

        replies(tokenOf(officer, "employee"), "").statusCode(200).body("items", hasSize(1));
        replies(supervisor(sergeant), "").statusCode(200).body("items[0].text", equalTo("It was the search."));
        replies(tokenOf(sergeant, "employee"), "").statusCode(403);
        replies(tokenOf(stranger, "supervisor"), "").statusCode(403);
        String standards = TestTokens.of("d-standards", "administrator");
        replies(standards, "case 17").statusCode(403).body("type", equalTo("/problems/unmasking-required"));
        UnmaskingFixtures.unmasksFinding(standards, ShownIds.forToken(standards, finding));
        replies(standards, "").statusCode(200).body("items", hasSize(1));
    }

    @Test
    void shouldRefuseAnInvalidReply() {
        reply("{\"text\":\" \"}").statusCode(400);
        reply("{\"text\":\"" + "x".repeat(10_001) + "\"}").statusCode(400);
        reply("{\"text\":\"\\u001b[2J\"}").statusCode(400);
        reply("{\"text\":\"two\\nlines\"}").statusCode(201);
        reply("{\"text\":\"x\",\"ordered_by\":\"the chief\"}").statusCode(400);
        reply("{\"text\":\"x\",\"compelled\":true}").statusCode(400);
        reply("{\"text\":\"x\",\"compelled\":true,\"ordered_by\":\"the chief\",\"claim\":" + claim(VISIT, END) + "}")
                .statusCode(422);
    }

    @Test
    void shouldStoreACompelledStatementApart() {
        String standards = TestTokens.of("d-standards", "administrator");
        String path = "/api/v1/findings/" + finding + "/statements";
        post(standards, path + "/orders", "{\"reason\":\"internal inquiry 12\"}")
                .statusCode(201)
                .body("kind", equalTo("ORDER"));
        int revision = results.finding(officer).getInt("revision");

        reply("{\"text\":\"compelled-words\",\"compelled\":true,\"ordered_by\":\"Chief Hale\"}")
                .statusCode(201)
                .body("kind", equalTo("COMPELLED"));

        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision);
        for (String token : List.of(supervisor(sergeant), tokenOf(officer, "employee"), DepartmentFixtures.auditor())) {
            for (String part : List.of("", "/replies", "/evidence")) {
                assertThat(DepartmentFixtures.as(token)
                                .get("/api/v1/findings/" + finding + part)
                                .asString())
                        .doesNotContain("compelled-words");
            }
        }
        DepartmentFixtures.as(supervisor(sergeant)).get(path).then().statusCode(403);
        DepartmentFixtures.as(tokenOf(officer, "employee")).get(path).then().statusCode(403);
        DepartmentFixtures.as(standards)
                .queryParam("purpose", "inquiry 12")
                .get(shown(standards, path))
                .then()
                .statusCode(403);
        String unmasking = UnmaskingFixtures.unmasksFinding(standards, ShownIds.forToken(standards, finding));
        DepartmentFixtures.as(standards)
                .queryParam("purpose", "inquiry 12 of " + officer)
                .get(shown(standards, path))
                .then()
                .statusCode(200)
                .body("items.kind", equalTo(List.of("ORDER", "STATEMENT")))
                .body("items[1].text", equalTo("compelled-words"));
        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(2));
        await("the read is audited")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action ="
                                + " 'view_compelled_statements' and purpose = 'unmasking " + unmasking
                                + "; inquiry 12 of " + officer + "'")
                        == 1);
    }

    @Test
    void shouldNotCountACompelledStatementAsAReply() {
        String path = "/api/v1/findings/" + finding;
        post(supervisor(sergeant), path + "/acknowledge", "").statusCode(200);
        post(supervisor(sergeant), path + "/notice", "{\"way\":\"IN_PERSON\"}").statusCode(200);
        post(supervisor(lieutenant), path + "/review", "").statusCode(200);
        reply("{\"text\":\"x\",\"compelled\":true,\"ordered_by\":\"Chief Hale\"}")
                .statusCode(201);

        post(supervisor(lieutenant), path + "/refer", REASON).statusCode(422);
    }

    @Test
    void shouldNotReferWhileTheClaimWaitsForItsDecision() {
        String path = "/api/v1/findings/" + finding;
        post(supervisor(sergeant), path + "/acknowledge", "").statusCode(200);
        post(supervisor(sergeant), path + "/notice", "{\"way\":\"IN_PERSON\"}").statusCode(200);
        post(supervisor(lieutenant), path + "/review", "").statusCode(200);
        String claim = claims(VISIT, VISIT.plus(Duration.ofHours(1))).extract().path("claim.claim_id");

        post(supervisor(lieutenant), path + "/refer", REASON)
                .statusCode(422)
                .body("detail", containsString("the claim must be decided first"));
        post(supervisor(sergeant), "/api/v1/claims/" + claim + "/decline", REASON)
                .statusCode(200);
        post(supervisor(lieutenant), path + "/refer", REASON).statusCode(200).body("state", equalTo("CLOSED"));
    }

    @Test
    void shouldNotLetAnAdministratorApproveTheClaimOfWhoeverWasAboveHimThen() {
        String below = "D-RA" + officer;
        DepartmentFixtures.employs(below, "D-below", officer);
        DepartmentFixtures.employs(below, "D-below", "");
        String claim = claims(VISIT, VISIT.plus(Duration.ofHours(1))).extract().path("claim.claim_id");

        post(DepartmentFixtures.tokenOf(below, "administrator"), "/api/v1/claims/" + claim + "/approve", REASON)
                .statusCode(422)
                .body("detail", containsString("somebody above him"));
    }

    @Test
    void shouldWithdrawTheFindingWhenTheClaimIsApproved() {
        String claim = claims(VISIT, VISIT.plus(Duration.ofHours(1)))
                .statusCode(201)
                .extract()
                .path("claim.claim_id");
        claimsOf(supervisor(sergeant), "PENDING")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].purpose", equalTo("missing person"));

        post(supervisor(officer), "/api/v1/claims/" + claim + "/approve", REASON)
                .statusCode(422)
                .body("detail", equalTo("you cannot decide on your own claim"));
        post(supervisor(sergeant), "/api/v1/claims/" + claim + "/approve", REASON)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decided_by", equalTo(sergeant))
                .body("exemption_id", notNullValue());

        await("withdrawn")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("WITHDRAWN"));
        assertThat(results.finding(officer).getList("history.cause", String.class))
                .endsWith("ANSWER", "EXEMPTION");
        post(supervisor(lieutenant), "/api/v1/claims/" + claim + "/decline", REASON)
                .statusCode(409);
        reply("{\"text\":\"thank you\"}").statusCode(409);
    }

    @Test
    void shouldLowerTheFindingWhenOnlyAPartIsClaimed() {
        String claim =
                claims(VISIT, VISIT.plus(Duration.ofMinutes(10))).extract().path("claim.claim_id");
        int revision = results.finding(officer).getInt("revision");

        post(TestTokens.of("d-standards", "administrator"), "/api/v1/claims/" + claim + "/approve", REASON)
                .statusCode(200)
                .body("employee_id", startsWith("P-"));

        var lowered = results.awaitRevision(officer, revision + 1);
        assertThat(lowered.getList("history.change", String.class)).endsWith("REPLIED", "LOWERED");
        assertThat(lowered.getString("state")).isEqualTo("OPEN");
    }

    @Test
    void shouldKeepTheFindingAndShowTheReasonWhenTheClaimIsDeclined() {
        String claim = claims(VISIT, VISIT.plus(Duration.ofHours(1))).extract().path("claim.claim_id");
        String stranger = "D-RY" + officer;
        DepartmentFixtures.employs(stranger, "D-elsewhere", "");
        post(supervisor(stranger), "/api/v1/claims/" + claim + "/decline", REASON)
                .statusCode(403);
        post(supervisor(sergeant), "/api/v1/claims/" + claim + "/decline", "{}").statusCode(400);

        post(supervisor(sergeant), "/api/v1/claims/" + claim + "/decline", "{\"reason\":\"nobody directed it\"}")
                .statusCode(200)
                .body("state", equalTo("DECLINED"));

        claimsOf(tokenOf(officer, "employee"), "DECLINED")
                .body("items", hasSize(1))
                .body("items[0].decision_reason", equalTo("nobody directed it"));
        assertThat(results.finding(officer).getString("state")).isEqualTo("OPEN");
        claims(VISIT, VISIT.plus(Duration.ofMinutes(5))).statusCode(201);
    }

    @Test
    void shouldRefuseAClaimBeyondTheShiftAndASecondPendingOne() {
        claims(START.minus(Duration.ofHours(3)), END)
                .statusCode(422)
                .body("detail", containsString("not within the shift"));
        claims(END, VISIT).statusCode(422).body("detail", containsString("is not after start"));
        claims(VISIT, END).statusCode(201);
        claims(VISIT, END).statusCode(409);
        post(supervisor(sergeant), "/api/v1/claims/" + UUID.randomUUID() + "/approve", REASON)
                .statusCode(404);
        String standards = DepartmentFixtures.as(TestTokens.of("d-standards", "administrator"))
                .get("/api/v1/claims?state=PENDING")
                .asString();
        assertThat(standards).contains("P-").doesNotContain(officer);
    }

    /** The newcomer is above the officer since the shift ended, so he sees the claim about a later shift only. */
    @Test
    void shouldFillThePageWithClaimsThatTheCallerMaySeeWhenManyAreHidden() {
        String newcomer = "D-RN" + officer;
        DepartmentFixtures.employs(newcomer, "D-elsewhere", "");
        DepartmentFixtures.moves(officer, newcomer, END);
        String claim = claims(VISIT, VISIT.plus(Duration.ofHours(1))).extract().path("claim.claim_id");
        String later = UUID.randomUUID().toString();
        results.change("""
                insert into finding
                select (jsonb_populate_record(f, jsonb_build_object('finding_id', '%s', 'shift_start', '%s'))).*
                  from finding f where finding_id = '%s'
                """.formatted(later, END, finding));
        declinedCopies(claim, finding, 201);
        declinedCopies(claim, later, 1);

        claimsOf(supervisor(newcomer), "DECLINED")
                .statusCode(200)
                .body("items.finding_id", equalTo(List.of(later)))
                .body("next_page_token", nullValue());
    }

    private void declinedCopies(String claim, String about, int number) {
        results.change("""
                insert into official_business_claim
                    (claim_id, finding_id, reply_id, employee_id, start_at, end_at, purpose, filed_at, state, decided_by,
                     decided_at, decision_reason)
                select gen_random_uuid(), '%s', reply_id, employee_id, start_at, end_at, purpose, filed_at, 'DECLINED',
                       'standards', filed_at, 'no'
                  from official_business_claim, generate_series(1, %d)
                 where claim_id = '%s'
                """.formatted(about, number, claim));
    }

    private ValidatableResponse claims(Instant from, Instant to) {
        return reply("{\"text\":\"That was official.\",\"claim\":" + claim(from, to) + "}");
    }

    private static String claim(Instant from, Instant to) {
        return "{\"kind\":\"OFFICIAL_BUSINESS\",\"start\":\"" + from + "\",\"end\":\"" + to
                + "\",\"directed_by\":\"Lieutenant Cole\",\"purpose\":\"missing person\"}";
    }

    private ValidatableResponse reply(String body) {
        return post(tokenOf(officer, "employee"), "/api/v1/findings/" + finding + "/replies", body);
    }

    private ValidatableResponse replies(String token, String purpose) {
        var request = DepartmentFixtures.as(token);
        return (purpose.isEmpty() ? request : request.queryParam("purpose", purpose))
                .get("/api/v1/findings/" + ShownIds.forToken(token, finding) + "/replies")
                .then();
    }

    private static ValidatableResponse claimsOf(String token, String state) {
        return DepartmentFixtures.as(token)
                .queryParam("state", state)
                .get("/api/v1/claims")
                .then();
    }

    private static ValidatableResponse post(String token, String path, String body) {
        var request = DepartmentFixtures.as(token).contentType("application/json");
        return (body.isEmpty() ? request : request.body(body))
                .post(shown(token, path))
                .then();
    }

    /** The path with the ids that the user of the token is shown. */
    private static String shown(String token, String path) {
        return ID.matcher(path).replaceAll(id -> ShownIds.forToken(token, id.group()));
    }

    private static String supervisor(String employeeId) {
        return tokenOf(employeeId, "supervisor");
    }

    private static String tokenOf(String employeeId, String role) {
        String mail = employeeId.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
        return TestTokens.withSubject("user-" + employeeId, mail, role);
    }
}
