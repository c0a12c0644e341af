package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Tests that a roster correction by two people changes the finding, and that the notified supervisor is notified of the
 * change.
 */
class RosterCorrectionSystemTest {
    private final DepartmentClient department = SystemTestStack.department();
    private final SampleWeek week = new SampleWeek(7);

    @Test
    void shouldWithdrawTheFindingAndNotifyTheSupervisorWhenTheShiftWasLeave() {
        department.prepare(week);
        department.feed(week.logLines()).statusCode(202);
        department.awaitMinutes(week, week.expectedMinutes());
        await("the sergeant has the first mail")
                .atMost(Duration.ofSeconds(60))
                .until(() -> department.mailsToSergeant(week).size() == 1);

        department.correctRosterWithApproval(
                week.rosterHeader() + "\n" + asLeave(week.rosterLine(SampleWeek.OFFICER_OVER_LIMIT)) + "\n",
                "was on leave, says the duty sheet");

        await("the finding is withdrawn")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department
                                .findings(week, SampleWeek.OFFICER_OVER_LIMIT)
                                .get(0)
                                .getString("state"))
                        .isEqualTo("WITHDRAWN"));
        await("the sergeant is notified")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.mailsToSergeant(week))
                        .hasSize(2)
                        .last()
                        .satisfies(mail -> assertThat(mail.mimeMessage()).containsIgnoringCase("withdrawn")));

        department.correctRosterWithApproval(
                week.rosterHeader() + "\n" + week.rosterLine(SampleWeek.OFFICER_OVER_LIMIT) + "\n",
                "the duty sheet was wrong");

        department.awaitMinutes(week, week.expectedMinutes());
    }

    private static String asLeave(String rosterLine) {
        String[] cells = rosterLine.split(",", -1);
        cells[3] = "LEAVE";
        cells[4] = "";
        cells[5] = "";
        return String.join(",", cells);
    }
}
