package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.NOON;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.example;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.observed;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.read;
import static org.dutywatch.ingest.formats.domain.RecordFixtures.reader;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineTrial;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.sources.Formats;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every format: it reads its own lines, however damaged, and no other device's. */
class SupportedFormatsTest {
    /** Formats of no vendor, which read lines of vendors, too. */
    private static final Set<String> GENERAL = Set.of("cef", "leef", "json", "csv", "elff", "combined");

    private static final Formats FORMATS = new Formats();

    static Stream<String> formats() {
        return FORMATS.all().stream().map(SupportedFormat::name);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldReadTheExampleLine(String format) {
        AccessObservation observation = observed(read(format, example(format)));

        assertThat(observation.employeeId()).isEqualTo("E101");
        assertThat(observation.host()).isEqualTo("www.facebook.com");
        assertThat(observation.end().truncatedTo(ChronoUnit.SECONDS)).isEqualTo(NOON);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldReadNoLineOfAnotherVendor(String format) {
        byte[] line = example(format).getBytes(UTF_8);
        List<String> others = FORMATS.all().stream()
                .filter(other -> !vendor(other.name()).equals(vendor(format)) && !GENERAL.contains(other.name()))
                .filter(other -> LineTrial.scan(
                                line,
                                0,
                                line.length,
                                FORMATS.of(other.name(), other.exampleOptions()).orElseThrow(),
                                new ScannedLine())
                        == null)
                .map(SupportedFormat::name)
                .toList();

        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldSayNothingAboutAnybodyElseWhereverALineIsCut(String format) {
        byte[] line = example(format).getBytes(UTF_8);
        AccessReader reader = reader(format);

        for (int length = 0; length < line.length; length++) {
            assertIsOfSreyes(reader.read(line, 0, length), new String(line, 0, length, UTF_8));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldSayNothingAboutAnybodyElseWhateverByteIsDamaged(String format) {
        byte[] line = example(format).getBytes(UTF_8);
        AccessReader reader = reader(format);
        int user = example(format).indexOf("sreyes");

        for (byte damage : new byte[] {0, (byte) 0xFF, (byte) 0xC3, '"', '\\', ' ', '|', '\t', 27}) {
            for (int at = 0; at < line.length; at++) {
                byte[] damaged = line.clone();
                damaged[at] = at >= user && at < user + "sreyes".length() ? line[at] : damage;
                assertIsOfSreyes(reader.read(damaged, 0, damaged.length), new String(damaged, UTF_8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldGiveAnOutcomeToEveryJunk(String format) {
        AccessReader reader = reader(format);

        for (byte junk : new byte[] {0, '"', '=', ' ', '|', '[', '\\', '1', (byte) 0xFF}) {
            byte[] line = (example(format) + " ").getBytes(UTF_8);
            byte[] longest = Arrays.copyOf(line, AccessReader.LONGEST_LINE);
            Arrays.fill(longest, line.length, longest.length, junk);
            assertIsOfSreyes(reader.read(longest, 0, longest.length), "64 KiB of " + junk);
            Arrays.fill(longest, junk);
            assertThat(reader.read(longest, 0, longest.length).observation()).isNull();
        }
    }

    private static void assertIsOfSreyes(LineOutcome outcome, String line) {
        AccessObservation observation = outcome.observation();
        if (observation != null && !observation.employeeId().equals("E101")) {
            throw new AssertionError(observation + " in\n" + line);
        }
    }

    private static String vendor(String format) {
        int dash = format.indexOf('-');
        return dash < 0 ? format : format.substring(0, dash);
    }
}
