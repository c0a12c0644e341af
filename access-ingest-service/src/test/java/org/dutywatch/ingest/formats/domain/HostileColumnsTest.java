package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.formats.domain.ColumnsLayout.HostileRecord;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a client writes into URL, referer, user agent and the name that it types: a line says nothing about anybody but the
 * user whom the device wrote. {@code -Ddutywatch.hostile-lines} and {@code -Ddutywatch.hostile-seed} as in HostileLinesTest.
 */
class HostileColumnsTest {
    private static final int LINES = Integer.getInteger("dutywatch.hostile-lines", 200_000);
    private static final long SEED = Long.getLong("dutywatch.hostile-seed", 20_261_103L);

    private static final Map<String, String> EMPLOYEES = Map.of(
            "sreyes", "E101", "RIDGEMONT\\SReyes", "E101", "jnovak", "E102", "kadeyemi", "E103", "ada bly", "E105");

    @ParameterizedTest
    @EnumSource
    void shouldSayNothingAboutAnybodyButTheUserWhateverAClientWrites(ColumnsLayout layout) {
        AccessReader reader = ReadingFixtures.reader(layout.format());
        var texts = new HostileTexts(SEED, layout.pieces());
        Map<String, Integer> outcomes = new TreeMap<>();

        for (int i = 0; i < LINES / 8; i++) {
            HostileRecord record = layout.next(texts);
            byte[] bytes = record.line().getBytes(UTF_8);
            int length = i % 5 == 0 ? texts.below(bytes.length) + 1 : bytes.length;
            LineOutcome outcome = reader.read(bytes, 0, length);
            outcomes.merge(outcome.reason(), 1, Integer::sum);
            check(outcome, record, length < bytes.length);
        }

        System.out.println(LINES / 8 + " hostile lines of " + layout + ", seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "other_site").containsKeys(layout.denied());
    }

    private static void check(LineOutcome outcome, HostileRecord record, boolean cut) {
        AccessObservation observation = outcome.observation();
        if (observation != null) {
            boolean asWritten = observation.employeeId().equals(EMPLOYEES.get(record.user()))
                    && observation.host().equals(record.host())
                    && observation.end().toEpochMilli() == record.end()
                    && observation.denied() == record.denied();
            if (!asWritten) {
                throw failure(observation.toString(), record);
            }
        }
        if (outcome instanceof LineOutcome.Unattributed unattributed && unattributed.pending() != null) {
            String name = unattributed.pending().identity().name();
            if (!name.equalsIgnoreCase(record.user())) {
                throw failure("parked for " + name, record);
            }
        }
        boolean access = !cut && !record.denied() && !record.host().equals("www.dailynews.example");
        boolean shown = outcome instanceof LineOutcome.Observed
                || outcome instanceof LineOutcome.Unattributed
                || outcome instanceof LineOutcome.Malformed;
        if (access && !shown) {
            throw failure(outcome.toString(), record);
        }
    }

    private static AssertionError failure(String what, HostileRecord record) {
        return new AssertionError(what + ", but the user is '" + record.user() + "' in the line\n" + record.line());
    }
}
