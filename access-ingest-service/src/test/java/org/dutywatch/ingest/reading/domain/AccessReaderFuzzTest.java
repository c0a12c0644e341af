package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.dutywatch.ingest.squid.domain.SquidNative;

/** A normal run replays the stored inputs; with {@code JAZZER_FUZZ=1} it searches for new ones. */
class AccessReaderFuzzTest {
    private final AccessReader reader = ReadingFixtures.reader();

    @FuzzTest(maxDuration = "60s")
    void shouldGiveAnOutcomeWhateverTheBytesAre(byte[] value) {
        assertOutcomes(reader, value, new LineSplitter(value));
        assertOutcomes(reader, value, new LineSplitter(value, new SquidNative()));
        for (HostileLayout layout : HostileLayout.values()) {
            assertOutcomes(ReadingFixtures.reader(layout.format()), value, new LineSplitter(value));
        }
    }

    private static void assertOutcomes(AccessReader reader, byte[] value, LineSplitter lines) {
        int before = -1;
        while (lines.next()) {
            assertThat(lines.from()).isGreaterThan(before).isLessThan(lines.to());
            before = lines.to() - 1;
            assertThat(reader.read(value, lines.from(), lines.to()).reason()).isNotEmpty();
        }
    }
}
