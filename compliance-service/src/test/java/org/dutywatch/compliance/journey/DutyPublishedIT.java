package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.testing.ActingFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each change of the roster, or of an acting supervisor, is published as the whole duty in the affected interval. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DutyPublishedIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-05T22:00:00Z");

    @Inject
    ComplianceTopics topics;

    private String officer = "";
    private String sergeant = "";

    @BeforeEach
    void newDepartment() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        sergeant = "G-S" + suffix;
        officer = "G-O" + suffix;
        DepartmentFixtures.employs(sergeant, "Unit " + suffix, "");
        DepartmentFixtures.employs(officer, "Unit " + suffix, sergeant);
    }

    @Test
    void shouldPublishAShiftItsCorrectionAndItsRemoval() {
        DepartmentFixtures.rosters(
                officer, START, END, START.plus(Duration.ofHours(5)), START.plus(Duration.ofHours(6)));
        DepartmentFixtures.rosters(officer, START, END.plus(Duration.ofHours(2)));
        DepartmentFixtures.takesOffTheRoster(officer, START);

        List<JsonNode> events = awaitEvents(officer, 3);

        assertThat(events.get(0).findValuesAsText("state")).containsExactly("ON_DUTY", "BREAK", "ON_DUTY");
        assertThat(events.get(0).path("to").asText()).isEqualTo(END.toString());
        assertThat(events.get(1).findValuesAsText("state")).containsExactly("ON_DUTY");
        assertThat(events.get(1).path("to").asText())
                .isEqualTo(END.plus(Duration.ofHours(2)).toString());
        assertThat(events.get(2).path("items")).isEmpty();
        assertThat(events.get(2).path("from").asText()).isEqualTo(START.toString());
        assertThat(events)
                .isSortedAccordingTo((one, other) -> Long.compare(
                        one.path("version").asLong(), other.path("version").asLong()));
    }

    @Test
    void shouldPublishAnImportOfAMonthInOneEventAndALongLeaveInSeveral() {
        StringBuilder rows = new StringBuilder("employee_id,start,end,kind,break_start,break_end\n");
        for (int day = 0; day < 28; day++) {
            Instant start = START.plus(Duration.ofDays(day));
            rows.append("%s,%s,%s,REGULAR,,%n".formatted(officer, start, start.plus(Duration.ofHours(10))));
        }
        rows.append("%s,%s,%s,LEAVE,,%n"
                .formatted(officer, START.plus(Duration.ofDays(100)), START.plus(Duration.ofDays(150))));
        clerk().contentType("text/csv")
                .body(rows.toString())
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200);

        List<JsonNode> events = awaitEvents(officer, 3);

        assertThat(events.get(0).path("items")).hasSize(28);
        assertThat(events.subList(1, 3))
                .allSatisfy(part -> assertThat(part.path("items"))
                        .singleElement()
                        .satisfies(
                                item -> assertThat(item.path("state").asText()).isEqualTo("LEAVE")));
        assertThat(events.get(2).path("from")).isEqualTo(events.get(1).path("to"));
    }

    @Test
    void shouldPublishAnActingSupervisorAndTheEndOfIt() {
        String id = ActingFixtures.acts(sergeant, officer, START.toString(), END.toString());
        ActingFixtures.removes(id);

        List<JsonNode> events = awaitEvents(sergeant, 2);

        assertThat(events.get(0).path("acting").findValuesAsText("acting_supervisor_id"))
                .containsExactly(officer);
        assertThat(events.get(1).path("acting")).isEmpty();
        assertThat(events.get(1).path("from")).isEqualTo(events.get(0).path("from"));
    }

    @Test
    void shouldPublishClockedTimesAndTheReturnToThePlan() {
        String late = END.plus(Duration.ofHours(1)).toString();
        String actual = "/api/v1/roster/shifts/" + officer + "/" + START + "/actual";
        DepartmentFixtures.rosters(officer, START, END);
        clerk().contentType("application/json")
                .body(Map.of(
                        "clock_in", START.toString(), "clock_out", late, "source", "CAD log-on", "reason", "held over"))
                .put(actual)
                .then()
                .statusCode(200);
        clerk().queryParam("reason", "of another day").delete(actual).then().statusCode(204);

        List<JsonNode> events = awaitEvents(officer, 3);

        assertThat(events.get(1).path("to").asText()).isEqualTo(late);
        assertThat(events.get(1).path("items").findValuesAsText("end")).containsExactly(late);
        assertThat(events.get(2).path("to").asText()).isEqualTo(late);
        assertThat(events.get(2).path("items").findValuesAsText("end")).containsExactly(END.toString());
    }

    @Test
    void shouldPublishNothingOfADryRun() {
        clerk().contentType("text/csv")
                .queryParam("dry_run", true)
                .body("employee_id,start,end,kind,break_start,break_end\n" + officer + "," + START + "," + END
                        + ",REGULAR,,\n")
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200);
        DepartmentFixtures.rosters(sergeant, START, END);

        awaitEvents(sergeant, 1);
        assertThat(topics.dutyEvents(officer)).isEmpty();
    }

    private List<JsonNode> awaitEvents(String employeeId, int count) {
        return await("duty events of " + employeeId)
                .atMost(Results.PATIENCE)
                .until(() -> topics.dutyEvents(employeeId), events -> events.size() >= count);
    }

    private static RequestSpecification clerk() {
        return DepartmentFixtures.as(TestTokens.of("journey-clerk", "roster-admin"));
    }
}
