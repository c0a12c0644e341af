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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogue;
import org.dutywatch.ingest.catalogue.domain.SiteCatalogueParser;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.dutywatch.ingest.reading.domain.ScannedLine;
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
        AccessReader reader = new AccessReader(new SquidNative(), EVERYTHING, new InMemoryDirectory(), "sample");
        List<LineOutcome> outcomes = new ArrayList<>();
        LineSplitter lines = new LineSplitter(log);
        while (lines.next()) {
            outcomes.add(reader.read(log, lines.from(), lines.to()));
        }
        return outcomes;
    }

    private static Map<String, Long> counts(List<LineOutcome> outcomes) {
        return new TreeMap<>(outcomes.stream().collect(groupingBy(LineOutcome::reason, counting())));
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, UTF_8);
    }
}
