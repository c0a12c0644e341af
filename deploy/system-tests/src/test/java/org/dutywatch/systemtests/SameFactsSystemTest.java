package org.dutywatch.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dutywatch.local.component.MailServer.Mail;
import org.junit.jupiter.api.Test;

/** Tests that the same facts give the same result, however often and in whatever order they arrive. */
class SameFactsSystemTest {
    private static final int PARTS = 50;

    private final DepartmentClient department = SystemTestStack.department();

    @Test
    void shouldChangeNothingAndSendNoSecondMailWhenTheSameLogIsFedAgainShuffledAndInParts() {
        var week = new SampleWeek(1);
        department.prepare(week);
        department.feed(week.logLines()).statusCode(202);
        department.awaitMinutes(week, week.expectedMinutes());
        await("the first mail is there")
                .atMost(Duration.ofSeconds(60))
                .until(() -> department.mailsToSergeant(week).size() == 1);
        var revision =
                department.findings(week, SampleWeek.OFFICER_OVER_LIMIT).get(0).getInt("revision");
        long before = department.linesRead();

        department.feed(week.logLines()).statusCode(202);
        shuffledParts(week).forEach(part -> department.feed(part).statusCode(202));

        department.awaitLinesRead(before + 2L * week.logLines().size());
        department.awaitEarlierLinesHandled(week);
        assertThat(department.minutes(week)).isEqualTo(week.expectedMinutes());
        assertThat(department.mailsToSergeant(week)).extracting(Mail::subject).hasSize(1);
        assertThat(department
                        .findings(week, SampleWeek.OFFICER_OVER_LIMIT)
                        .get(0)
                        .getInt("revision"))
                .isEqualTo(revision);
    }

    @Test
    void shouldGiveTheSameMinutesAndOneMailWhenTheLogIsFirstFedShuffledAndInParts() {
        var week = new SampleWeek(2);
        department.prepare(week);

        long before = department.linesRead();
        shuffledParts(week).forEach(part -> department.feed(part).statusCode(202));

        department.awaitLinesRead(before + week.logLines().size());
        department.awaitMinutes(week, week.expectedMinutes());
        department.awaitEarlierLinesHandled(week);
        assertThat(department.mailsToSergeant(week)).extracting(Mail::subject).hasSize(1);
        assertThat(department.minutes(week)).isEqualTo(week.expectedMinutes());
    }

    private static List<List<String>> shuffledParts(SampleWeek week) {
        var lines = new ArrayList<>(week.logLines());
        Collections.shuffle(lines, new Random(20261116));
        List<List<String>> parts = new ArrayList<>();
        int size = (lines.size() + PARTS - 1) / PARTS;
        for (int from = 0; from < lines.size(); from += size) {
            parts.add(lines.subList(from, Math.min(from + size, lines.size())));
        }
        return parts;
    }
}
