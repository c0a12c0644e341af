package org.dutywatch.ingest.formats.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.sources.Formats;

/**
 * Every format gives every line an outcome, whatever the bytes are. A normal run replays the stored inputs, of which each is
 * made of the example line of a format, whole, cut, joined, behind a header, and with controls and broken UTF-8; with
 * {@code JAZZER_FUZZ=1} it searches for new ones.
 */
class FormatsFuzzTest {
    private static final Map<String, AccessReader> READERS = new LinkedHashMap<>();

    static {
        new Formats().all().forEach(format -> READERS.put(format.name(), RecordFixtures.reader(format.name())));
    }

    @FuzzTest(maxDuration = "60s")
    void shouldGiveAnOutcomeWhateverTheBytesAre(byte[] value) {
        READERS.forEach((format, reader) -> {
            reader.beginRecord(null);
            var lines = new LineSplitter(value);
            while (lines.next()) {
                LineOutcome outcome = reader.read(value, lines.from(), lines.to());
                assertThat(outcome.reason()).as(format).isNotEmpty();
                if (outcome.observation() != null) {
                    assertThat(outcome.observation().host()).as(format).isNotEmpty();
                }
            }
        });
    }
}
