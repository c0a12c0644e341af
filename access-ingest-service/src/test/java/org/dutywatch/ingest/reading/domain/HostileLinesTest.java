package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.ingest.reading.domain.HostileLines.HostileLine;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a client writes into URL, referer, headers and the name that it types: a line says nothing about anybody but the
 * user whom the proxy wrote, now or when a user name becomes known later.
 *
 * <p>{@code -Ddutywatch.hostile-lines=10000000} reads more lines than a normal run, and {@code -Ddutywatch.hostile-seed}
 * other ones.
 */
class HostileLinesTest {
    private static final int LINES = Integer.getInteger("dutywatch.hostile-lines", 200_000);
    private static final long SEED = Long.getLong("dutywatch.hostile-seed", 20_261_103L);

    private static final Map<String, String> EMPLOYEES = Map.of(
            "sreyes", "E101",
            "RIDGEMONT\\\\SReyes", "E101",
            "jnovak", "E102",
            "kadeyemi", "E103",
            "ada bly", "E105",
            "jo kerr", "E106",
            "kerr", "E107");

    private final Map<String, Integer> outcomes = new TreeMap<>();

    @Test
    void shouldSayNothingAboutAnybodyButTheUserWhateverAClientWrites() {
        HostileLines hostile = new HostileLines(SEED);
        AccessReader reader = ReadingFixtures.reader();

        for (int i = 0; i < LINES; i++) {
            read(reader, hostile.next());
        }

        System.out.println(LINES + " hostile lines, seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "denied", "auth_required", "other_site", "ambiguous_user_field");
    }

    @Test
    void shouldSayNothingAboutAnybodyElseAndLoseNoLineWhenARelayPacksLines() {
        HostileLines hostile = new HostileLines(SEED, true);
        AccessReader reader = ReadingFixtures.reader();

        for (int i = 0; i < LINES; i += 4) {
            readPacked(reader, hostile.packed(i % 8 == 0), true);
        }

        System.out.println(LINES / 4 + " packed records, seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "denied", "auth_required", "other_site", "escaped_newlines");
    }

    /** Without Squid's defaults a client can write a line, see squid.md, but hide none. */
    @Test
    void shouldLoseNoLineWhenARelayPacksLinesAndSquidHasOtherSettings() {
        HostileLines hostile = new HostileLines(SEED);
        AccessReader reader = ReadingFixtures.reader();

        for (int i = 0; i < LINES; i += 4) {
            readPacked(reader, hostile.packed(i % 8 == 0), false);
        }
    }

    @Test
    void shouldSayNothingAndLoseNoLineWhenARelayPacksLinesAndTheSourceDoesNotSaySo() {
        HostileLines hostile = new HostileLines(SEED);
        AccessReader reader = ReadingFixtures.reader();

        for (int i = 0; i < LINES; i += 4) {
            Packed packed = new Packed(hostile.packed(true));
            LineSplitter lines = new LineSplitter(packed.bytes());
            while (lines.next()) {
                LineOutcome outcome = reader.read(packed.bytes(), lines.from(), lines.to());
                assertNoLineIsLost(reader.unread(outcome), lines, packed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayNothingAboutAnybodyElseWhateverTheFormat(HostileLayout layout) {
        for (boolean squidDefaults : new boolean[] {true, false}) {
            HostileLines hostile = new HostileLines(SEED, squidDefaults, layout);
            AccessReader reader = ReadingFixtures.reader(layout.format());
            for (int i = 0; i < LINES / 4; i++) {
                HostileLine line = hostile.next();
                LineOutcome outcome = read(reader, line, layout);
                if (layout != HostileLayout.NATIVE) {
                    assertIsNotHidden(outcome, line);
                }
            }
        }

        System.out.println(LINES / 2 + " hostile lines of " + layout + ", seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("access", "denied", "auth_required", "other_site");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayNothingAndLoseNoLineWhenARelayPacksLinesWhateverTheFormat(HostileLayout layout) {
        HostileLines hostile = new HostileLines(SEED, false, layout);
        AccessReader reader = ReadingFixtures.reader(layout.format());

        for (int i = 0; i < LINES; i += 16) {
            Packed packed = new Packed(hostile.packed(true));
            LineSplitter lines = new LineSplitter(packed.bytes());
            while (lines.next()) {
                LineOutcome outcome = reader.read(packed.bytes(), lines.from(), lines.to());
                assertNoLineIsLost(reader.unread(outcome), lines, packed);
                AccessObservation observation = outcome.observation();
                HostileLine first = packed.startingAt(lines.from());
                if (observation != null
                        && layout != HostileLayout.NATIVE
                        && (first == null || !observation.employeeId().equals(EMPLOYEES.get(first.user())))) {
                    throw new AssertionError(observation + " in\n" + packed);
                }
            }
        }
    }

    /** A client may damage a line of its own, but it is counted as damaged: an access is never called anything else. */
    private static void assertIsNotHidden(LineOutcome outcome, HostileLine line) {
        boolean access = line.result().equals("TCP_MISS/200") && !line.host().equals("www.dailynews.example");
        boolean shown = outcome instanceof LineOutcome.Observed
                || outcome instanceof LineOutcome.Unattributed
                || outcome instanceof LineOutcome.Malformed;
        if (access && !shown) {
            throw failure(outcome.toString(), line);
        }
    }

    private void readPacked(AccessReader reader, List<HostileLine> hostile, boolean squidDefaults) {
        Packed packed = new Packed(hostile);
        LineSplitter lines = new LineSplitter(packed.bytes(), new SquidNative());
        while (lines.next()) {
            LineOutcome outcome = reader.read(packed.bytes(), lines.from(), lines.to());
            outcomes.merge(outcome.reason(), 1, Integer::sum);
            assertNoLineIsLost(reader.unread(outcome), lines, packed);
            AccessObservation observation = outcome.observation();
            if (squidDefaults && observation != null) {
                HostileLine line = packed.startingAt(lines.from());
                if (line == null || !saysWhatTheProxySaid(observation, line)) {
                    throw new AssertionError(observation + " in\n" + packed);
                }
            }
            if (squidDefaults && outcome instanceof LineOutcome.Unattributed unattributed) {
                HostileLine line = packed.startingAt(lines.from());
                if (line == null) {
                    throw new AssertionError(unattributed + " in\n" + packed);
                }
                assertLaterAttribution(unattributed.pending(), line);
            }
        }
    }

    private static void assertNoLineIsLost(LineOutcome.@Nullable Malformed unread, LineSplitter lines, Packed packed) {
        for (int start : packed.starts()) {
            if (unread == null && start > lines.from() && start < lines.to()) {
                throw new AssertionError(
                        "the line at " + start + " has no outcome and is no dead letter in\n" + packed);
            }
        }
    }

    /** Lines that a relay joined. */
    private static final class Packed {
        private final Map<Integer, HostileLine> byStart = new LinkedHashMap<>();
        private final byte[] bytes;

        Packed(List<HostileLine> lines) {
            var joined = new ByteArrayOutputStream();
            for (HostileLine line : lines) {
                byStart.put(joined.size(), line);
                joined.writeBytes(line.bytes());
                joined.writeBytes("#012".getBytes(StandardCharsets.UTF_8));
            }
            bytes = joined.toByteArray();
        }

        byte[] bytes() {
            return bytes;
        }

        Set<Integer> starts() {
            return byStart.keySet();
        }

        @Nullable
        HostileLine startingAt(int position) {
            return byStart.get(position);
        }

        @Override
        public String toString() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void read(AccessReader reader, HostileLine line) {
        read(reader, line, HostileLayout.NATIVE);
    }

    private LineOutcome read(AccessReader reader, HostileLine line, HostileLayout layout) {
        LineSplitter lines = new LineSplitter(line.bytes());
        if (!lines.next()) {
            throw failure("no line", line);
        }
        LineOutcome outcome = reader.read(line.bytes(), lines.from(), lines.to());
        outcomes.merge(outcome.reason(), 1, Integer::sum);
        AccessObservation observation = outcome.observation();
        if (observation != null && !saysWhatTheProxySaid(observation, line, layout)) {
            throw failure(observation.toString(), line);
        }
        if (outcome instanceof LineOutcome.Unattributed unattributed) {
            assertLaterAttribution(unattributed.pending(), line);
        }
        if (lines.next()) {
            throw failure("two lines", line);
        }
        return outcome;
    }

    private static boolean saysWhatTheProxySaid(AccessObservation observation, HostileLine line) {
        return saysWhatTheProxySaid(observation, line, HostileLayout.NATIVE);
    }

    private static boolean saysWhatTheProxySaid(AccessObservation observation, HostileLine line, HostileLayout layout) {
        return observation.employeeId().equals(EMPLOYEES.get(line.user()))
                && observation.host().equals(line.host())
                && observation.end().toEpochMilli() == layout.end()
                && observation.status() == line.status()
                && observation.bytesDown() == 26831;
    }

    /** A parked access goes to whoever has the name later. */
    private void assertLaterAttribution(LineOutcome.@Nullable PendingAccess pending, HostileLine line) {
        if (pending == null) {
            return;
        }
        String name = pending.identity().name();
        if (EMPLOYEES.containsKey(name)) {
            throw failure("parked for " + name, line);
        }
    }

    private static AssertionError failure(String what, HostileLine line) {
        return new AssertionError(what + ", but the user is '" + line.user() + "' in the line\n"
                + new String(line.bytes(), StandardCharsets.UTF_8));
    }
}
