package org.dutywatch.compliance.testing;

import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.testing.TestTokens;

/** Changes acting supervisors over REST, as two people do: a roster administrator asks, an administrator approves. */
public final class ActingFixtures {
    private static final String PATH = "/api/v1/roster/acting";

    private ActingFixtures() {}

    /** Asks for an acting supervisor, and has it approved. Returns its id. */
    public static String acts(String supervisorId, String actingSupervisorId, String from, String to) {
        var asked = asks(supervisorId, actingSupervisorId, from, to).statusCode(201);
        approve(requestOf(asked), secondPerson()).statusCode(200);
        return asked.extract().path("acting_id");
    }

    /** Asks to end it, and has that approved. */
    public static void ends(String actingId, String at) {
        approve(requestOf(asksToEnd(actingId, at).statusCode(202)), secondPerson())
                .statusCode(200);
    }

    /** Asks to remove it, and has that approved. */
    public static void removes(String actingId) {
        approve(requestOf(asksToRemove(actingId).statusCode(202)), secondPerson())
                .statusCode(200);
    }

    public static ValidatableResponse asks(String supervisorId, String actingSupervisorId, String from, String to) {
        return asksAs(rosterAdmin(), supervisorId, actingSupervisorId, from, to);
    }

    /** As {@link #asks}, with the token of another author. */
    public static ValidatableResponse asksAs(
            String author, String supervisorId, String actingSupervisorId, String from, String to) {
        return DepartmentFixtures.as(author)
                .contentType("application/json")
                .body(Map.of(
                        "supervisor_id", supervisorId,
                        "acting_supervisor_id", actingSupervisorId,
                        "from", from,
                        "to", to,
                        "reason", "a test"))
                .post(PATH)
                .then();
    }

    public static ValidatableResponse asksToEnd(String actingId, String at) {
        return DepartmentFixtures.as(rosterAdmin())
                .queryParams(Map.of("at", at, "reason", "ended for a test"))
                .delete(PATH + "/" + actingId)
                .then();
    }

    public static ValidatableResponse asksToRemove(String actingId) {
        return DepartmentFixtures.as(rosterAdmin())
                .queryParam("reason", "never was")
                .delete(PATH + "/" + actingId)
                .then();
    }

    public static ValidatableResponse approve(String requestId, String token) {
        return DepartmentFixtures.as(token)
                .post(PATH + "/requests/" + ShownIds.ofRosterRecord(token, requestId) + "/approve")
                .then();
    }

    public static ValidatableResponse decline(String requestId, String token) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body(Map.of("reason", "the sergeant is back"))
                .post(PATH + "/requests/" + ShownIds.ofRosterRecord(token, requestId) + "/decline")
                .then();
    }

    /** The id of the request that the response shows. */
    public static String requestOf(ValidatableResponse response) {
        return response.extract().path("request_id");
    }

    /** An administrator who is linked to no employee. */
    public static String secondPerson() {
        return TestTokens.of("second-person", "administrator");
    }

    private static String rosterAdmin() {
        return TestTokens.of("rosteradmin", "roster-admin");
    }
}
