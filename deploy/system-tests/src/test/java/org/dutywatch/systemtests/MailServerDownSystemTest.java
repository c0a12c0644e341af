package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that no mail is lost while the mail server is down. */
class MailServerDownSystemTest {
    private final DepartmentClient department = SystemTestStack.department();
    private final SampleWeek week = new SampleWeek(6);

    @Test
    void shouldDeliverTheMailOnceWhenTheMailServerComesBack() {
        department.prepare(week);
        SystemTestStack.stack().mail().stop();
        try {
            department.feed(week.logLines()).statusCode(202);
            department.awaitMinutes(week, week.expectedMinutes());
            await("a delivery has failed at least once")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(this::attempts, attempts -> attempts >= 1);
        } finally {
            SystemTestStack.stack().mail().start();
        }

        await("the mail comes")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !department.mailsToSergeant(week).isEmpty());
        department.awaitEarlierLinesHandled(week);
        assertThat(department.mailsToSergeant(week)).hasSize(1);
    }

    private int attempts() {
        String finding =
                department.findings(week, SampleWeek.OFFICER_OVER_LIMIT).get(0).getString("finding_id");
        String notice = department
                .noticesOf("sergeant")
                .getString("items.find { it.finding_id == '" + finding + "' }.notice_id");
        return department
                .requestAs("sergeant", "notification-service")
                .get("api/v1/notices/" + notice + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("items[0].attempts");
    }
}
