package org.dutywatch.ingest.formats.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.OwnDomains;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.reading.domain.AcceptedTimes;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.ReadingFixtures;
import org.dutywatch.ingest.sources.Formats;

/** Readers of every format over a few employees, whose names are parts of each other, and the addresses of two. */
public final class RecordFixtures {
    /** The time of all example lines. */
    public static final Instant NOON = Instant.parse("2026-11-03T15:42:11Z");

    /** The zone of all example lines. */
    public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    public static final Map<String, String> EMPLOYEES = Map.ofEntries(
            Map.entry("sreyes", "E101"),
            Map.entry("jnovak", "E102"),
            Map.entry("kadeyemi", "E103"),
            Map.entry("ada bly", "E105"),
            Map.entry("s", "E201"),
            Map.entry("sr", "E202"),
            Map.entry("sre", "E203"),
            Map.entry("srey", "E204"),
            Map.entry("sreye", "E205"),
            Map.entry("reyes", "E206"),
            Map.entry("ada", "E207"),
            Map.entry("bly", "E208"));

    /** Who holds an address. */
    public static final Map<String, String> HOLDERS = Map.of("10.20.1.23", "sreyes", "10.20.1.24", "jnovak");

    private static final Formats FORMATS = new Formats();

    private RecordFixtures() {}

    /** A reader of the format with the options of its example, in the zone of Chicago. */
    public static AccessReader reader(String format) {
        SupportedFormat supported = FORMATS.find(format).orElseThrow();
        var directory = new InMemoryDirectory();
        EMPLOYEES.forEach((name, employee) -> directory.replace(employee, List.of(name)));
        var leases = HOLDERS.entrySet().stream()
                .map(held -> new Lease(
                        held.getKey(),
                        Optional.of(UserNames.normalise(held.getValue()).orElseThrow()),
                        NOON.minus(Duration.ofDays(300)),
                        NOON.plus(Duration.ofDays(1))))
                .toList();
        var reader = new AccessReader(
                FORMATS.of(format, supported.exampleOptions().inZone(CHICAGO)).orElseThrow(),
                ReadingFixtures.CATALOGUE,
                new Identification(
                        directory,
                        new InMemoryLeases(leases),
                        EnumSet.allOf(IdentityMethod.class),
                        OwnDomains.of(List.of("RIDGEMONT"), true)),
                "source",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
        reader.accept(AcceptedTimes.of(NOON, Duration.ofDays(300), Duration.ofMinutes(5), List.of()));
        return reader;
    }

    public static String example(String format) {
        return FORMATS.find(format).orElseThrow().exampleLine();
    }

    public static LineOutcome read(String format, String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return reader(format).read(bytes, 0, bytes.length);
    }

    /** The outcome of the example line in which one text is replaced. */
    public static LineOutcome readExample(String format, String text, String by) {
        String example = example(format);
        if (!example.contains(text)) {
            throw new IllegalArgumentException("no " + text + " in " + example);
        }
        return read(format, example.replace(text, by));
    }

    /** The access that a line shows. */
    public static AccessObservation observed(LineOutcome outcome) {
        if (outcome instanceof LineOutcome.Observed observed) {
            return observed.observation();
        }
        throw new AssertionError("no access: " + outcome);
    }

    /** The denied access that a line shows. */
    public static AccessObservation denial(LineOutcome outcome) {
        AccessObservation observation = outcome.observation();
        if (observation != null && observation.denied()) {
            return observation;
        }
        throw new AssertionError("no denied access: " + outcome);
    }
}
