package org.dutywatch.ingest.formats.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a client writes into URL, referer and headers, and wherever a relay cuts the line: it says nothing about anybody
 * but the user, or the holder of the address, whom the device wrote. An access is never called anything else but malformed.
 *
 * <p>{@code -Ddutywatch.hostile-lines=10000000} reads more lines than a normal run, and {@code -Ddutywatch.hostile-seed}
 * other ones.
 */
class HostileRecordsTest {
    private static final int LINES = Integer.getInteger("dutywatch.hostile-lines", 200_000) / 16;
    private static final long SEED = Long.getLong("dutywatch.hostile-seed", 20_261_103L);

    private final Map<String, Integer> outcomes = new TreeMap<>();

    static List<RecordLayout> layouts() {
        return RecordLayouts.ALL;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldSayNothingAboutAnybodyElseWhateverAClientWrites(RecordLayout layout) {
        var hostile = new HostileRecords(layout, SEED);
        AccessReader reader = RecordFixtures.reader(layout.format());

        for (int i = 0; i < LINES; i++) {
            HostileLine line = hostile.next();
            LineOutcome outcome = reader.read(line.bytes(), 0, line.bytes().length);
            outcomes.merge(outcome.reason(), 1, Integer::sum);
            line.assertSaysWhatTheDeviceSaid(outcome);
            line.assertIsNotHidden(outcome);
        }

        System.out.println(LINES + " hostile lines of " + layout + ", seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "other_site");
        assertThat(outcomes.get("access")).isGreaterThan(LINES / 50);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void shouldSayNothingAboutAnybodyElseWhereverARelayCutsTheLine(RecordLayout layout) {
        var hostile = new HostileRecords(layout, SEED);
        AccessReader reader = RecordFixtures.reader(layout.format());

        for (int i = 0; i < LINES; i++) {
            HostileLine line = hostile.next();
            int length = 1 + (line.bytes().length - 1) * (i % 97) / 97;
            while (i % 2 == 0 && length < line.bytes().length && line.bytes()[length - 1] != '"') {
                length++;
            }
            line.assertIsOfTheEmployee(reader.read(Arrays.copyOf(line.bytes(), length), 0, length));
        }
    }
}
