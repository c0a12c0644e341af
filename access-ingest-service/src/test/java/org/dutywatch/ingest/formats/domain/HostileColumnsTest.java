package org.dutywatch.ingest.formats.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
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

    @ParameterizedTest
    @EnumSource
    void shouldSayNothingAboutAnybodyButTheUserWhateverAClientWrites(ColumnsLayout layout) {
        AccessReader reader = ReadingFixtures.reader(layout.format());
        var texts = new HostileTexts(SEED, layout.pieces());
        Map<String, Integer> outcomes = new TreeMap<>();

        for (int i = 0; i < LINES / 8; i++) {
            HostileLine line = layout.next(texts);
            int whole = line.bytes().length;
            int length = i % 5 == 0 ? texts.below(whole) + 1 : whole;
            LineOutcome outcome = reader.read(line.bytes(), 0, length);
            outcomes.merge(outcome.reason(), 1, Integer::sum);
            line.assertSaysWhatTheDeviceSaid(outcome);
            if (length == whole) {
                line.assertIsNotHidden(outcome);
            }
        }

        System.out.println(LINES / 8 + " hostile lines of " + layout + ", seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "other_site").containsKeys(layout.denied());
    }
}
