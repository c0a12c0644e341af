package org.dutywatch.ingest.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.junit.jupiter.api.Test;

/** Each format reads the line that administrators see as its example, and no format of another vendor does. */
class ExampleLinesTest {
    /** The source says how their lines look, so they may read lines of a vendor, too. */
    private static final Set<String> DEFINED_BY_THE_SOURCE = Set.of("squid-logformat", "cef", "leef", "json", "csv");

    private final Formats formats = new Formats();

    @Test
    void shouldReadTheOwnExampleLineAsAnAccessOfItsUser() {
        for (SupportedFormat supported : formats.all()) {
            LineOutcome outcome = read(supported, supported);

            assertThat(outcome).as(supported.name()).isInstanceOf(LineOutcome.Observed.class);
            assertThat(((LineOutcome.Observed) outcome).observation().employeeId())
                    .as(supported.name())
                    .isEqualTo("E101");
        }
    }

    @Test
    void shouldReadNoExampleLineOfAnotherVendor() {
        List<String> mistaken = new ArrayList<>();
        for (SupportedFormat format : formats.all()) {
            for (SupportedFormat other : formats.all()) {
                boolean same = format.equals(other) || DEFINED_BY_THE_SOURCE.contains(format.name());
                if (!same && !(read(format, other) instanceof LineOutcome.Malformed)) {
                    mistaken.add(format.name() + " reads the line of " + other.name());
                }
            }
        }

        assertThat(mistaken).isSubsetOf("squid reads the line of squid-logformat");
    }

    private LineOutcome read(SupportedFormat supported, SupportedFormat lineOf) {
        LineFormat format =
                formats.of(supported.name(), supported.exampleOptions()).orElseThrow();
        AccessReader reader = ReadingFixtures.reader(format);
        byte[] line = lineOf.exampleLine().getBytes(UTF_8);
        return reader.read(line, 0, line.length);
    }
}
