package org.dutywatch.ingest.observations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.attribution.domain.InMemoryDirectory;
import org.dutywatch.ingest.attribution.domain.InMemoryLeases;
import org.dutywatch.ingest.attribution.domain.Lease;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.browsing.domain.BrowsingMemoryLimits;
import org.dutywatch.ingest.browsing.domain.PersonBrowsing;
import org.dutywatch.ingest.browsing.domain.UnmonitoredBrowsing;
import org.dutywatch.ingest.catalogue.ShippedHosts;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.dutywatch.testing.Contract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The event made from each golden line equals the golden example of the contract. */
class AccessObservedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), AccessObservedTopic.NAME);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    static List<String> examples() {
        return CONTRACT.examples().stream()
                .map(file -> file.getFileName().toString().replace(".json", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldWriteTheGoldenExample(String example) throws IOException {
        byte[] written = write(lineOf(example), example.equals("denied") ? null : "http:proxy-shipper");

        assertEquals(CONTRACT.example(example), json.readTree(written));
        assertEquals(List.of(), CONTRACT.errorsIn(json.readTree(written)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"since_page_elsewhere_ms", "since_embedding_page_ms"})
    void shouldAllowOnlyTheNumbersThatCanBePublished(String number) {
        var example = (ObjectNode) CONTRACT.example("posting");

        assertEquals(List.of(), CONTRACT.errorsIn(example.deepCopy().put(number, PersonBrowsing.LOOKBACK_MILLIS)));
        assertEquals(
                1,
                CONTRACT.errorsIn(example.deepCopy().put(number, PersonBrowsing.LOOKBACK_MILLIS + 1))
                        .size());
    }

    private static String lineOf(String example) {
        return switch (example) {
            case "page" -> SquidLines.GOLDEN_PAGE;
            case "embedded-button" -> SquidLines.GOLDEN_EMBEDDED_BUTTON;
            case "tunnel" -> SquidLines.GOLDEN_TUNNEL;
            case "posting" -> SquidLines.GOLDEN_POSTING;
            case "denied" -> SquidLines.GOLDEN_DENIED;
            case "by-lease" -> SquidLines.GOLDEN_BY_LEASE;
            default -> throw new IllegalArgumentException(example);
        };
    }

    /** The event of the line, read after the lines of unmonitored browsing. */
    private byte[] write(String line, @Nullable String sender) {
        var users = new InMemoryDirectory();
        users.replace("E101", List.of("sreyes"));
        users.replace("E102", List.of("jnovak"));
        var catalogue = ShippedHosts.CATALOGUE;
        var identification = new Identification(users, leases(), EnumSet.allOf(IdentityMethod.class));
        var reader = new AccessReader(
                new SquidNative(),
                catalogue,
                identification,
                "hq-squid",
                new UnmonitoredBrowsing<>(BrowsingMemoryLimits.DEFAULT));
        if (sender != null) {
            reader.sentBy(sender);
        }
        SquidLines.GOLDEN_UNMONITORED_BROWSING.forEach(browsing -> read(reader, browsing));
        return new ObservationJson(json)
                .write(Objects.requireNonNull(read(reader, line).observation()));
    }

    private static LineOutcome read(AccessReader reader, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }

    /** An address that passed from one person to another some seconds before the access. */
    private static InMemoryLeases leases() {
        Instant handOver = Instant.parse("2026-11-03T15:39:55Z");
        return new InMemoryLeases(List.of(
                new Lease(
                        "10.20.1.77",
                        Optional.of(new UserName("jnovak")),
                        handOver.minus(Duration.ofHours(8)),
                        handOver),
                new Lease(
                        "10.20.1.77",
                        Optional.of(new UserName("sreyes")),
                        handOver,
                        handOver.plus(Duration.ofHours(8)))));
    }
}
