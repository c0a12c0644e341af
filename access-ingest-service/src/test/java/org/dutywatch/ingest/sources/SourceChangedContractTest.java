package org.dutywatch.ingest.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceChangedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), SourceChanged.TOPIC);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldWriteTheGoldenExample(Path example) throws IOException {
        JsonNode golden = Contract.json(example);

        String written = json.writeValueAsString(json.treeToValue(golden, SourceChanged.class));

        assertEquals(golden, json.readTree(written));
        assertEquals(List.of(), CONTRACT.errorsIn(written));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBreakTheContractWhenTheStateAndTheEndDisagree(Path example) {
        ObjectNode broken = (ObjectNode) Contract.json(example);
        boolean running = broken.get("state").asText().equals("RUNNING");

        broken.put("ended_at", running ? "2026-11-04T15:02:16.370Z" : null);

        assertNotEquals(List.of(), CONTRACT.errorsIn(broken));
    }
}
