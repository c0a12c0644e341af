package org.dutywatch.ingest.squid.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.squid.httpd.domain.SquidHttpd;
import org.dutywatch.ingest.squid.logformat.domain.SquidLogformat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reads real logs, if they are present beside the project. Every line is parsed, with the same fields as other tools
 * find.
 */
class SquidSamplesTest {
    private static final Path SAMPLES = Path.of("../../shared/samples/squid");

    /** All hosts of the sample are monitored, so that each line passes all checks. */
    private static final SiteCatalogue EVERYTHING = SiteCatalogueParser.parse("""
            catalogue 2026-11-01
            site all FORUM All
              page .example.org .example.com .example.net .example.tv .corp.example .dead.example
              page .tracker.example .gambling.example .wikipedia.example github.example
            """);

    private final SquidNative squid = new SquidNative();

    @BeforeEach
    void assumeSamplesExist() {
        assumeTrue(Files.isDirectory(SAMPLES));
    }

    @Test
    void shouldReadEveryLineOfARealLog() throws IOException {
        byte[] log = Files.readAllBytes(SAMPLES.resolve("native-real.log"));

        List<LineOutcome> outcomes = outcomes(log);

        assertThat(outcomes).hasSize((int)
                Files.readString(SAMPLES.resolve("native-real.log")).lines().count());
        assertThat(counts(outcomes))
                .isEqualTo(Map.of(
                        "unknown_user", 456L,
                        "auth_required", 96L,
                        "denied", 34L,
                        "failed", 28L,
                        "tunnel_failed", 6L,
                        "no_request", 5L,
                        "aborted_before_answer", 2L,
                        "no_user", 2L));
    }

    @Test
    void shouldCallEveryLineMalformedWhenTheLogIsOfAnotherFormat() throws IOException {
        byte[] log = Files.readAllBytes(SAMPLES.resolve("combined-real.log"));

        assertThat(outcomes(log))
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Malformed.class));
    }

    @Test
    void shouldSayTheSameOfEachRequestWhenItIsLoggedInAnotherFormat() throws IOException {
        List<LineOutcome> nativeOutcomes =
                outcomes(Files.readAllBytes(SAMPLES.resolve("native-real.log")), new SquidNative(), users());
        List<LineOutcome> combinedOutcomes =
                outcomes(Files.readAllBytes(SAMPLES.resolve("combined-real.log")), SquidHttpd.COMBINED, users());

        assertThat(combinedOutcomes).hasSameSizeAs(nativeOutcomes);
        assertThat(nativeOutcomes.stream().filter(LineOutcome.Observed.class::isInstance))
                .hasSizeGreaterThan(400);
        for (int i = 0; i < nativeOutcomes.size(); i++) {
            LineOutcome one = nativeOutcomes.get(i);
            LineOutcome other = combinedOutcomes.get(i);
            assertThat(other.reason()).as("line %s", i + 1).isEqualTo(one.reason());
            assertThat(other.getClass()).as("line %s", i + 1).isEqualTo(one.getClass());
            if (one.observation() != null) {
                assertSameRequest(
                        Objects.requireNonNull(one.observation()), Objects.requireNonNull(other.observation()));
            }
        }
    }

    private static void assertSameRequest(AccessObservation one, AccessObservation other) {
        assertThat(other.employeeId()).isEqualTo(one.employeeId());
        assertThat(other.host()).isEqualTo(one.host());
        assertThat(other.method()).isEqualTo(one.method());
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.bytesDown()).isEqualTo(one.bytesDown());
        assertThat(other.series()).isEqualTo(one.series());
        assertThat(other.kind()).isEqualTo(one.kind());
        assertThat(other.denied()).isEqualTo(one.denied());
        assertThat(other.end()).isEqualTo(one.end().truncatedTo(ChronoUnit.SECONDS));
        assertThat(other.start()).isEqualTo(other.end());
    }

    @Test
    void shouldReadTheSameFromANativeLogWhenItsFormatIsGivenAsALogformat() throws Exception {
        byte[] log = Files.readAllBytes(SAMPLES.resolve("native-real.log"));
        SquidLogformat own = SquidLogformat.of("%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt");

        assertThat(outcomes(log, own, users())).isEqualTo(outcomes(log, squid, users()));
    }

    @Test
    void shouldAgreeOnTheFieldsOfHostileLines() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (String row : Files.readAllLines(SAMPLES.resolve("datadog-hostile.jsonl"))) {
            JsonNode expected = json.readTree(row);
            byte[] line = expected.get("sample").asText().getBytes(UTF_8);
            ScannedLine scanned = new ScannedLine();
            Malformed malformed = squid.scan(line, 0, line.length, scanned);
            if (expected.has("timestamp_ms")) {
                assertThat(malformed).as(row).isNull();
                assertFields(expected, line, scanned);
            } else {
                assertThat(malformed != null || !scanned.hasHost()).as(row).isTrue();
            }
        }
    }

    @Test
    void shouldReadTheSameFieldsOrNoneWhenTheFormatIsGivenAsALogformat() throws Exception {
        SquidLogformat own = SquidLogformat.of("%ts.%03tu %6tr %>a %Ss/%03>Hs %<st %rm %ru %[un %Sh/%<a %mt");
        ObjectMapper json = new ObjectMapper();
        int read = 0;
        for (String row : Files.readAllLines(SAMPLES.resolve("datadog-hostile.jsonl"))) {
            JsonNode expected = json.readTree(row);
            byte[] line = expected.get("sample").asText().getBytes(UTF_8);
            ScannedLine scanned = new ScannedLine();
            if (own.scan(line, 0, line.length, scanned) == null && expected.has("timestamp_ms")) {
                assertFields(expected, line, scanned);
                read++;
            }
        }
        assertThat(read).isGreaterThan(8);
    }

    private static void assertFields(JsonNode expected, byte[] line, ScannedLine scanned) {
        assertThat(scanned.endMillis).isEqualTo(expected.get("timestamp_ms").asLong());
        assertThat(scanned.elapsedMillis * 1_000_000)
                .isEqualTo(expected.get("duration_ns").asLong());
        assertThat(scanned.bytesDown).isEqualTo(expected.get("bytes").asLong());
        assertThat(scanned.status).isEqualTo(expected.get("status").asInt(0));
        assertThat(text(line, scanned.methodFrom, scanned.methodTo))
                .isEqualTo(expected.get("method").asText());
        assertThat(text(line, scanned.hostFrom, scanned.hostTo))
                .isEqualTo(expected.get("host").asText());
        if (expected.has("path")) {
            assertThat(text(line, scanned.pathFrom, scanned.pathTo))
                    .startsWith(expected.get("path").asText());
        }
    }

    private static List<LineOutcome> outcomes(byte[] log) {
        return outcomes(log, new SquidNative(), new InMemoryDirectory());
    }

    private static List<LineOutcome> outcomes(byte[] log, LineFormat format, InMemoryDirectory employees) {
        AccessReader reader = new AccessReader(format, EVERYTHING, employees, "sample");
        List<LineOutcome> outcomes = new ArrayList<>();
        LineSplitter lines = new LineSplitter(log);
        while (lines.next()) {
            outcomes.add(reader.read(log, lines.from(), lines.to()));
        }
        return outcomes;
    }

    private static InMemoryDirectory users() {
        InMemoryDirectory users = new InMemoryDirectory();
        int number = 0;
        for (String name : List.of("alice", "bob", "carol", "dave", "domain\\erin", "frank@corp.example", "jürgen")) {
            users.replace("E" + ++number, List.of(name));
        }
        return users;
    }

    private static Map<String, Long> counts(List<LineOutcome> outcomes) {
        return new TreeMap<>(outcomes.stream().collect(groupingBy(LineOutcome::reason, counting())));
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, UTF_8);
    }
}
