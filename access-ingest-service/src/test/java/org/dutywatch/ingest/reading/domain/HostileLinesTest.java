package org.dutywatch.ingest.reading.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.reading.domain.HostileLines.HostileLine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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

    private void read(AccessReader reader, HostileLine line) {
        LineSplitter lines = new LineSplitter(line.bytes());
        if (!lines.next()) {
            throw failure("no line", line);
        }
        LineOutcome outcome = reader.read(line.bytes(), lines.from(), lines.to());
        outcomes.merge(outcome.reason(), 1, Integer::sum);
        AccessObservation observation = outcome.observation();
        if (observation != null && !saysWhatTheProxySaid(observation, line)) {
            throw failure(observation.toString(), line);
        }
        if (outcome instanceof LineOutcome.Unattributed unattributed) {
            assertLaterAttribution(unattributed.pending(), line);
        }
        if (lines.next()) {
            throw failure("two lines", line);
        }
    }

    private static boolean saysWhatTheProxySaid(AccessObservation observation, HostileLine line) {
        return observation.employeeId().equals(EMPLOYEES.get(line.user()))
                && observation.host().equals(line.host())
                && observation.end().toEpochMilli() == HostileLines.END
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
