package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dutywatch.local.component.MailServer.Mail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a service that is killed (SIGKILL) while logs are fed loses nothing and counts nothing twice. */
class KilledServiceSystemTest {
    private static final int PARTS = 20;

    private final DepartmentClient department = SystemTestStack.department();

    @ParameterizedTest
    @CsvSource({"access-ingest-service,3", "compliance-service,4", "notification-service,5"})
    void shouldGiveTheSameMinutesAndOneMailWhenAServiceIsKilledWhileFeeding(String service, int weeks) {
        var week = new SampleWeek(weeks);
        department.prepare(week);
        List<String> log = week.logLines();

        for (int part = 0; part < PARTS; part++) {
            if (part == PARTS / 2) {
                SystemTestStack.stack().service(service).kill();
            }
            if (part == PARTS / 2 + 3) {
                SystemTestStack.stack().service(service).start();
            }
            var lines = log.subList(part * log.size() / PARTS, (part + 1) * log.size() / PARTS);
            if (service.equals("access-ingest-service") && part >= PARTS / 2 && part < PARTS / 2 + 3) {
                continue; // the service is down; the shipper sends them below
            }
            department.feedUntilAccepted(lines);
        }
        department.feedUntilAccepted(log);

        department.awaitMinutes(week, week.expectedMinutes());
        department.awaitEarlierLinesHandled(week);
        assertThat(department.mailsToSergeant(week)).extracting(Mail::subject).hasSize(1);
        assertThat(department.minutes(week)).isEqualTo(week.expectedMinutes());
    }
}
