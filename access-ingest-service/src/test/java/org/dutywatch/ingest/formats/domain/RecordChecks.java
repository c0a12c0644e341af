package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;

/** Reads lines in a format, and checks what holds for the lines of every format. */
public final class RecordChecks {
    private RecordChecks() {}

    public static LineFormat format(SupportedFormat supported, FormatOptions options) {
        try {
            return supported.maker().make(options);
        } catch (InvalidOptionsException e) {
            throw new AssertionError(e);
        }
    }

    public static LineFormat format(SupportedFormat supported) {
        return format(supported, supported.exampleOptions());
    }

    /** The outcome of the last of these lines, which are of one record. */
    public static LineOutcome read(LineFormat format, String... lines) {
        AccessReader reader = ReadingFixtures.reader(format);
        reader.beginRecord(null);
        byte[] record = String.join("\n", lines).getBytes(UTF_8);
        return lastOutcome(reader, record);
    }

    /** The observation of the last of these lines. */
    public static AccessObservation observed(LineFormat format, String... lines) {
        LineOutcome outcome = read(format, lines);
        if (outcome instanceof LineOutcome.Observed observed) {
            return observed.observation();
        }
        throw new AssertionError("no access: " + outcome);
    }

    private static LineOutcome lastOutcome(AccessReader reader, byte[] record) {
        List<LineOutcome> outcomes = new ArrayList<>();
        var lines = new LineSplitter(record);
        while (lines.next()) {
            outcomes.add(reader.read(record, lines.from(), lines.to()));
        }
        return outcomes.get(outcomes.size() - 1);
    }

    /**
     * Whatever byte is the last one, or is damaged, the example line says nothing about anybody but its user, names no other
     * host, and is malformed in most cases.
     */
    public static void assertDamageSaysNothingElse(SupportedFormat supported) {
        LineFormat format = format(supported);
        AccessReader reader = ReadingFixtures.reader(format);
        byte[] line = supported.exampleLine().getBytes(UTF_8);
        int malformedCuts = 0;
        for (int at = 1; at < line.length; at++) {
            LineOutcome cut = reader.read(line, 0, at);
            assertSaysNothingElse(cut, "cut at " + at);
            malformedCuts += cut instanceof LineOutcome.Malformed ? 1 : 0;
            for (byte damage : new byte[] {0, (byte) 0xFF, (byte) 0xC3, '\r', 0x1B}) {
                byte[] damaged = line.clone();
                damaged[at] = damage;
                assertSaysNothingElse(reader.read(damaged, 0, damaged.length), "byte " + damage + " at " + at);
            }
        }
        assertThat(malformedCuts).as("malformed cuts").isGreaterThan(line.length / 2);
        byte[] longLine = Arrays.copyOf(line, AccessReader.LONGEST_LINE);
        Arrays.fill(longLine, line.length, longLine.length, (byte) 'x');
        assertSaysNothingElse(reader.read(longLine, 0, longLine.length), "64 KiB");
    }

    private static void assertSaysNothingElse(LineOutcome outcome, String how) {
        AccessObservation observation = outcome.observation();
        if (observation != null) {
            assertThat(observation.employeeId()).as(how).isEqualTo("E101");
            assertThat(observation.host()).as(how).isEqualTo("www.facebook.com");
        }
    }
}
