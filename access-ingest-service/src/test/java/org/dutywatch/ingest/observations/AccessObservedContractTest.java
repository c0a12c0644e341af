package org.dutywatch.ingest.observations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.ingest.SquidLines;
import org.dutywatch.ingest.attribution.domain.KnownUsers;
import org.dutywatch.ingest.catalogue.CatalogueFile;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.squid.domain.SquidNative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line becomes on the topic is what the contract says, byte for byte of meaning. */
class AccessObservedContractTest {
    private static final Path CONTRACTS = Path.of("contracts");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    @ParameterizedTest
    @CsvSource({"page", "embedded-button", "tunnel"})
    void shouldWriteTheGoldenExample(String example) throws IOException {
        byte[] written = write(lineOf(example));

        var golden = json.readTree(CONTRACTS
                .resolve("ingest.access-observed.v1.examples/" + example + ".json")
                .toFile());
        assertEquals(golden, json.readTree(written));
        assertEquals(List.of(), schema().validate(json.readTree(written)));
    }

    private static String lineOf(String example) {
        return switch (example) {
            case "page" -> SquidLines.GOLDEN_PAGE;
            case "embedded-button" -> SquidLines.GOLDEN_EMBEDDED_BUTTON;
            case "tunnel" -> SquidLines.GOLDEN_TUNNEL;
            default -> throw new IllegalArgumentException(example);
        };
    }

    private byte[] write(String line) {
        var users = new KnownUsers();
        users.replace("E101", List.of("sreyes"));
        var catalogue = new CatalogueFile(Optional::empty).load();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        var outcome = new AccessReader(new SquidNative(), catalogue, users, "hq-squid").read(bytes, 0, bytes.length);
        var observed = assertInstanceOf(LineOutcome.Observed.class, outcome);
        return new ObservationJson(json).write(observed.observation());
    }

    private Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.readTree(CONTRACTS
                        .resolve("ingest.access-observed.v1.schema.json")
                        .toFile()));
    }
}
