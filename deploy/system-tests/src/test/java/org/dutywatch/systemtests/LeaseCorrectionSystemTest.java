package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Tests that the last row of a DHCP server's journal holds: what was attributed by an earlier row is taken from the
 * first officer and given to the second once another person has approved, and the notified supervisor is notified of it.
 */
class LeaseCorrectionSystemTest {
    private static final String INGEST = "access-ingest-service";
    private static final String SOURCE = "leased-squid";
    private static final String ADDRESS = "10.20.99.31";
    private static final String OTHER_OFFICER = "E102";

    private final DepartmentClient department = SystemTestStack.department();
    private final SampleWeek week = new SampleWeek(40);

    @Test
    void shouldMoveTheFindingToTheOtherOfficerAndBackWhenTheLeaseIsCorrected() {
        department.prepare(week);
        registerSource();
        importLeases(lease("sreyes", week.to().toString()));
        feed(linesWithoutUserName());
        await("the sergeant has the first mail")
                .atMost(Duration.ofSeconds(60))
                .until(() -> department.mailsToSergeant(week).size() == 1);

        List<String> changes = importLeases(
                lease("sreyes", week.from().toString()),
                lease("jnovak", week.to().toString()));
        decide("netadmin", changes, 403);
        awaitState(SampleWeek.OFFICER_OVER_LIMIT, "OPEN");
        decide("standards", changes, 200);

        awaitState(SampleWeek.OFFICER_OVER_LIMIT, "WITHDRAWN");
        assertThat(department
                        .findings(week, SampleWeek.OFFICER_OVER_LIMIT)
                        .get(0)
                        .getList("history.cause", String.class))
                .contains("ATTRIBUTION");
        awaitState(OTHER_OFFICER, "OPEN");
        await("the sergeant is notified of the withdrawal")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.mailsToSergeant(week))
                        .anySatisfy(mail -> assertThat(mail.subject()).containsIgnoringCase("withdrawn")));

        decide(
                "chief",
                importLeases(
                        lease("jnovak", week.from().toString()),
                        lease("sreyes", week.to().toString())),
                200);

        awaitState(SampleWeek.OFFICER_OVER_LIMIT, "OPEN");
        awaitState(OTHER_OFFICER, "WITHDRAWN");
    }

    private void awaitState(String officer, String state) {
        await("the finding about " + officer + " is " + state)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.findings(week, officer))
                        .anySatisfy(finding ->
                                assertThat(finding.getString("state")).isEqualTo(state)));
    }

    private void registerSource() {
        department
                .requestAs("netadmin", INGEST)
                .contentType("application/json")
                .body("{\"format\":\"squid\",\"zone\":\"America/Chicago\",\"identity\":[\"username\",\"lease\"],"
                        + "\"feeders\":[\"dutywatch-cli\"]}")
                .put("api/v1/sources/" + SOURCE)
                .then()
                .statusCode(200);
    }

    private String lease(String user, String end) {
        return String.join(",", ADDRESS, user, week.from().toString(), end);
    }

    /** Imports rows; returns the changes that await a second person: one if accesses are recorded already. */
    private List<String> importLeases(String... rows) {
        return department
                .requestAs("netadmin", INGEST)
                .contentType("text/csv")
                .body("address,username,start,end\n" + String.join("\n", rows) + "\n")
                .post("api/v1/leases/import")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("rows.change_id", String.class)
                .stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private void decide(String user, List<String> changes, int status) {
        assertThat(changes).hasSize(1);
        department
                .requestAs(user, INGEST)
                .post("api/v1/leases/changes/" + changes.get(0) + "/approve")
                .then()
                .statusCode(status);
    }

    /** The lines of the officer who passes the limit, as a proxy without login writes them. */
    private List<String> linesWithoutUserName() {
        return week.logLinesOfOfficerOverLimit().stream()
                .map(line -> {
                    String[] fields = line.trim().split(" +", 9);
                    fields[2] = ADDRESS;
                    fields[7] = "-";
                    return String.join(" ", fields);
                })
                .toList();
    }

    private void feed(List<String> lines) {
        department
                .requestAs("netadmin", INGEST)
                .contentType("text/plain; charset=utf-8")
                .body(String.join("\n", lines) + "\n")
                .post("api/v1/sources/" + SOURCE + "/lines")
                .then()
                .statusCode(202);
    }
}
