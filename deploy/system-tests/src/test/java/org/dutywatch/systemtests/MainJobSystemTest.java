package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests the main job: a Squid log is fed, and the right supervisor gets a fair alert. */
class MainJobSystemTest {
    private final DepartmentClient department = SystemTestStack.department();
    private final SampleWeek week = new SampleWeek(0);

    @Test
    void shouldGiveTheExpectedMinutesFindingAndMailWhenTheSampleLogIsFed() {
        department.prepare(week);

        department.feed(week.logLines()).statusCode(202);

        department.awaitMinutes(week, week.expectedMinutes());
        assertThat(department.findings(week, SampleWeek.OFFICER_OVER_LIMIT))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getString("tier")).isEqualTo("ALERT");
                    assertThat(finding.getString("state")).isEqualTo("OPEN");
                    assertThat(finding.getString("clause")).isEqualTo("IV.C");
                });
        for (String innocent : new String[] {"E102", "E103", "E104", "E105"}) {
            assertThat(department.findings(week, innocent)).isEmpty();
        }
        await("the sergeant has the mail")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department.mailsToSergeant(week))
                        .singleElement()
                        .satisfies(mail -> {
                            assertThat(mail.subject()).doesNotContain("Reyes").doesNotContain("E101");
                            assertThat(mail.mimeMessage())
                                    .contains("text/plain")
                                    .contains("text/html")
                                    .contains("Reyes")
                                    .doesNotContainIgnoringCase("guilty")
                                    .doesNotContainIgnoringCase("violation");
                        }));
        await("the finding shows that the sergeant was notified")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(department
                                .findings(week, SampleWeek.OFFICER_OVER_LIMIT)
                                .get(0)
                                .getList("notices.state"))
                        .containsExactly("TOLD"));
    }
}
