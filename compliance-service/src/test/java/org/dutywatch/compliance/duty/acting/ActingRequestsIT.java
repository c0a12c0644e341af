package org.dutywatch.compliance.duty.acting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Who acts for a supervisor changes only when a second person approves: above the supervisor, or an administrator. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ActingRequestsIT {
    private static final String DAY = "2026-11-05T00:00:00Z";
    private static final String NOON = "2026-11-05T18:00:00Z";
    private static final String NEXT_DAY = "2026-11-06T00:00:00Z";
    private static final String LATER = "2026-11-09T00:00:00Z";

    @Inject
    ComplianceTopics topics;

    @Test
    void shouldLeaveTheChainAsItIsUntilSomebodyAboveApproves() {
        var department = department("ARA");
        String buddy = department.token("buddy", "supervisor");

        String request = ActingFixtures.requestOf(ActingFixtures.asks("ARA-sgt", "ARA-buddy", DAY, NEXT_DAY)
                .statusCode(201)
                .body("state", equalTo("AWAITED"), "action", equalTo("SET")));

        nearestSupervisor(buddy, "ARA-officer").statusCode(403);
        nearestSupervisor(department.token("officer", "employee"), "ARA-officer")
                .body("chain[0].employee_id", equalTo("ARA-sgt"));
        assertThat(topics.dutyEvents("ARA-sgt")).isEmpty();

        ActingFixtures.approve(request, department.token("lt", "supervisor"))
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "decided_by", equalTo("ara-lt"));

        nearestSupervisor(buddy, "ARA-officer").body("chain[0].employee_id", equalTo("ARA-buddy"));
        await("the duty of the sergeant")
                .atMost(Results.PATIENCE)
                .until(() -> topics.dutyEvents("ARA-sgt").size() == 1);
    }

    @Test
    void shouldRefuseADecisionByTheAuthorTheTwoPeopleOrAnOutsider() {
        var department = department("ARB");
        String author = department.token("clerk", "roster-admin", "administrator", "supervisor");
        String request = ActingFixtures.requestOf(ActingFixtures.asksAs(author, "ARB-sgt", "ARB-buddy", DAY, NEXT_DAY));

        refused(request, author, 422, "a second person must decide");
        refused(
                request,
                TestTokens.withSubject("arb-other-account", "arb-clerk@ridgemont-pd.example", "administrator"),
                422,
                "a second person must decide");
        refused(request, department.token("sgt", "supervisor", "administrator"), 422, "who acts for you");
        refused(request, department.token("buddy", "supervisor", "chief"), 422, "for whom you act");
        refused(request, department.token("sgt2", "supervisor"), 403, "not in your chain of command");
        refused(request, department.token("officer", "supervisor"), 403, "not in your chain of command");
        for (String role : List.of("employee", "roster-admin", "auditor", "network-admin")) {
            ActingFixtures.approve(request, department.token("lt", role)).statusCode(403);
            ActingFixtures.decline(request, department.token("lt", role)).statusCode(403);
        }
        ActingFixtures.approve(UUID.randomUUID().toString(), department.token("lt", "supervisor"))
                .statusCode(404);
        nearestSupervisor(department.token("lt", "supervisor"), "ARB-officer")
                .body("chain[0].employee_id", equalTo("ARB-sgt"));

        ActingFixtures.approve(request, department.token("chief", "supervisor")).statusCode(200);
        refused(request, department.token("lt", "supervisor"), 409, "approved already");
    }

    private static void refused(String request, String token, int status, String detail) {
        ActingFixtures.approve(request, token).statusCode(status).body("detail", containsString(detail));
        ActingFixtures.decline(request, token).statusCode(status).body("detail", containsString(detail));
    }

    @Test
    void shouldAwaitAnAdministratorWhenNobodyIsAbove() {
        department("ARC");
        String request = ActingFixtures.requestOf(ActingFixtures.asks("ARC-chief", "ARC-lt", DAY, NEXT_DAY));

        JsonPath event = awaitEvents(request, "AWAITED").get(0);
        assertThat(event.getList("deciders")).isEmpty();
        assertThat(event.getString("decider_role")).isEqualTo("administrator");

        ActingFixtures.approve(request, ActingFixtures.secondPerson()).statusCode(200);
    }

    @Test
    void shouldAwaitThoseAboveTheSupervisorAndNeverTheOneWhoIsToAct() {
        var department = department("ARD");
        String author = department.token("clerk", "roster-admin");
        String request = ActingFixtures.requestOf(ActingFixtures.asksAs(author, "ARD-sgt", "ARD-lt", DAY, NEXT_DAY));
        ActingFixtures.approve(request, department.token("chief", "supervisor")).statusCode(200);

        var events = awaitEvents(request, "APPROVED");

        assertThat(events).extracting(event -> event.getString("state")).containsExactly("AWAITED", "APPROVED");
        JsonPath asked = events.get(0);
        assertThat(asked.getString("kind")).isEqualTo("ACTING_SUPERVISOR");
        assertThat(asked.getString("asked_by")).isEqualTo("ARD-clerk");
        assertThat(asked.getList("deciders", String.class)).containsExactly("ARD-chief");
        assertThat(asked.getString("decide_by")).isNotNull();
    }

    @Test
    void shouldLetThoseDecideWhoWereAboveAtThatTime() {
        var department = department("ARE");
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + department
                                        .row("sgt", "ARE-clerk", department.unit())
                                        .strip() + "," + NEXT_DAY + "\n",
                        false)
                .statusCode(200);
        String before = ActingFixtures.requestOf(ActingFixtures.asks("ARE-sgt", "ARE-buddy", DAY, NEXT_DAY));
        String after = ActingFixtures.requestOf(ActingFixtures.asks("ARE-sgt", "ARE-buddy", NEXT_DAY, LATER));

        ActingFixtures.approve(before, department.token("clerk", "supervisor")).statusCode(403);
        ActingFixtures.approve(after, department.token("lt", "supervisor")).statusCode(403);
        ActingFixtures.approve(before, department.token("lt", "supervisor")).statusCode(200);
        ActingFixtures.approve(after, department.token("clerk", "supervisor")).statusCode(200);
    }

    @Test
    void shouldKeepSomebodyActingUntilASecondPersonApprovesTheEnd() {
        var department = department("ARF");
        String lieutenant = department.token("lt", "supervisor");
        String acting = ActingFixtures.acts("ARF-sgt", "ARF-buddy", DAY, LATER);

        String end = ActingFixtures.requestOf(ActingFixtures.asksToEnd(acting, NOON)
                .statusCode(202)
                .body("state", equalTo("AWAITED"), "action", equalTo("END"), "end_at", equalTo(NOON)));
        refused(end, department.token("buddy", "supervisor"), 422, "for whom you act");
        refused(end, department.token("sgt", "supervisor"), 422, "who acts for you");
        nearestSupervisor(lieutenant, "ARF-officer").body("chain[0].employee_id", equalTo("ARF-buddy"));

        ActingFixtures.approve(end, lieutenant).statusCode(200);
        nearestSupervisor(lieutenant, "ARF-officer").body("chain[0].employee_id", equalTo("ARF-sgt"));
    }

    @Test
    void shouldRefuseToApproveWhatIsNotPossibleAnyMore() {
        var department = department("ARG");
        String lieutenant = department.token("lt", "supervisor");
        var asked = ActingFixtures.asks("ARG-sgt", "ARG-buddy", DAY, LATER);
        String other = ActingFixtures.requestOf(ActingFixtures.asks("ARG-sgt", "ARG-sgt2", DAY, NEXT_DAY));
        ActingFixtures.approve(ActingFixtures.requestOf(asked), lieutenant).statusCode(200);
        String acting = asked.extract().path("acting_id");
        String end = ActingFixtures.requestOf(ActingFixtures.asksToEnd(acting, NOON));
        String removal = ActingFixtures.requestOf(ActingFixtures.asksToRemove(acting));

        ActingFixtures.approve(other, lieutenant)
                .statusCode(409)
                .body("detail", containsString("somebody already acts: ARG-buddy acts for ARG-sgt"));
        ActingFixtures.approve(removal, lieutenant).statusCode(200);
        ActingFixtures.approve(end, lieutenant)
                .statusCode(409)
                .body("detail", containsString("it was ended or removed meanwhile"));

        requests(lieutenant, "AWAITED").body("items.request_id", contains(other, end));
    }

    @Test
    void shouldLeaveTheChainWhenTheSecondPersonDeclines() {
        var department = department("ARH");
        String lieutenant = department.token("lt", "supervisor");
        String request = ActingFixtures.requestOf(ActingFixtures.asks("ARH-sgt", "ARH-buddy", DAY, NEXT_DAY));
        ActingFixtures.asks("ARH-sgt", "ARH-buddy", DAY, NEXT_DAY).body("request_id", equalTo(request));

        ActingFixtures.decline(request, lieutenant)
                .statusCode(200)
                .body("state", equalTo("DECLINED"), "decision_reason", equalTo("the sergeant is back"));

        refused(request, lieutenant, 409, "declined already");
        nearestSupervisor(lieutenant, "ARH-officer").body("chain[0].employee_id", equalTo("ARH-sgt"));
        ActingFixtures.asks("ARH-sgt", "ARH-buddy", DAY, NEXT_DAY)
                .statusCode(201)
                .body("request_id", not(equalTo(request)), "state", equalTo("AWAITED"));
    }

    @Test
    void shouldPublishThatARequestExpiredWhenNobodyDecided() {
        var department = department("ARI");
        String lieutenant = department.token("lt", "supervisor");
        String request = ActingFixtures.requestOf(ActingFixtures.asks("ARI-sgt", "ARI-buddy", DAY, NEXT_DAY));

        letExpire(request);

        assertThat(awaitEvents(request, "EXPIRED"))
                .extracting(event -> event.getString("state"))
                .containsExactly("AWAITED", "EXPIRED");
        refused(request, lieutenant, 409, "expired already");
        requests(lieutenant, "EXPIRED").body("items.request_id", contains(request));
        nearestSupervisor(lieutenant, "ARI-officer").body("chain[0].employee_id", equalTo("ARI-sgt"));
    }

    @Test
    void shouldShowRequestsToThoseWhoMayDecide() {
        var department = department("ARJ");
        String request = ActingFixtures.requestOf(ActingFixtures.asks("ARJ-sgt", "ARJ-buddy", DAY, NEXT_DAY));

        requests(department.token("lt", "supervisor"), "AWAITED")
                .body("items", hasSize(1), "items[0].request_id", equalTo(request))
                .body("items[0].author", equalTo("rosteradmin"), "items[0].decided_by", nullValue());
        requests(department.token("sgt2", "supervisor"), "AWAITED").body("items", empty());
        requests(TestTokens.of("rosteradmin", "roster-admin"), "AWAITED").body("items.request_id", hasItem(request));
        requests(ActingFixtures.secondPerson(), "AWAITED")
                .body("items.supervisor_id", everyItem(startsWith("P-")))
                .body("items.request_id", not(hasItem(request)))
                .body("items.findAll { it.author != null || it.reason != null }", empty());
        UnmaskingFixtures.unmasks(ActingFixtures.secondPerson(), "ARJ-sgt");
        DepartmentFixtures.as(ActingFixtures.secondPerson())
                .queryParams(Map.of("state", "AWAITED"))
                .get("/api/v1/roster/acting/requests")
                .then()
                .statusCode(200)
                .body("items.supervisor_id", hasItem("ARJ-sgt"));
    }

    @Test
    void shouldAskForEachRowOfAFileAndAddItWhenApproved() {
        var department = department("ARK");
        String file = "supervisor_id,acting_supervisor_id,from,to\n"
                + "ARK-sgt,ARK-buddy,2034-11-05T00:00:00Z,2034-11-06T00:00:00Z\n"
                + "ARK-lt,ARK-sgt,2034-11-05T00:00:00Z,2034-11-06T00:00:00Z\n";
        var rows = imported(file).body("rows.outcome", contains("pending", "pending"), "counts.pending", equalTo(2));
        List<String> requests = rows.extract().path("rows.request_id");
        imported(file).body("rows.request_id", equalTo(requests));

        ActingFixtures.approve(requests.get(0), department.token("lt", "supervisor"))
                .statusCode(200);

        imported(file)
                .body("rows.outcome", contains("unchanged", "pending"))
                .body("rows[1].request_id", equalTo(requests.get(1)));
        ActingFixtures.approve(requests.get(1), department.token("lt", "supervisor"))
                .statusCode(422);
    }

    private static ValidatableResponse imported(String file) {
        return DepartmentFixtures.as(TestTokens.of("rosteradmin", "roster-admin"))
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/roster/acting/import")
                .then()
                .statusCode(200);
    }

    /** As if three days had passed. */
    private void letExpire(String request) {
        OwnerDatabase.execute("update decision set decide_by = asked_at where decision_id = '" + request + "'");
    }

    private List<JsonPath> awaitEvents(String request, String lastState) {
        await("event " + lastState + " of " + request)
                .atMost(Results.PATIENCE)
                .until(() -> events(request).stream()
                        .anyMatch(event -> event.getString("state").equals(lastState)));
        return events(request);
    }

    private List<JsonPath> events(String request) {
        return topics.values("compliance.decision-awaited.v1").stream()
                .filter(value -> value.contains(request))
                .map(JsonPath::from)
                .toList();
    }

    private static ValidatableResponse requests(String token, String state) {
        return DepartmentFixtures.as(token)
                .queryParam("state", state)
                .get("/api/v1/roster/acting/requests")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse nearestSupervisor(String token, String employeeId) {
        return DepartmentFixtures.as(token)
                .queryParams(Map.of("employee_id", employeeId, "at", NOON))
                .get("/api/v1/duty/supervisor")
                .then();
    }

    private static Department department(String prefix) {
        var department = Department.load(prefix);
        department
                .importRows(department.row("buddy", department.id("sgt"), department.unit())
                        + department.row("sgt2", department.id("lt"), department.unit()))
                .statusCode(200);
        return department;
    }
}
