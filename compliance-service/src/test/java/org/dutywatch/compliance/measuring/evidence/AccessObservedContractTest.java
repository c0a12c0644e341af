package org.dutywatch.compliance.measuring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessObservedContractTest {
    private static final String TOPIC = "ingest.access-observed.v1";
    private static final Path EXAMPLES = Path.of("../access-ingest-service/contracts/" + TOPIC + ".examples");

    private final ObjectMapper json = json();

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryFieldOfTheExamples(Path example) throws IOException, MalformedMessage {
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", Files.readAllBytes(example));

        var read = new JsonDecoder<>(json, AccessObserved.class).decode(message);

        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(example.toFile()));
    }

    @Test
    void shouldReadOldEventsWithoutPostingAndAmbiguousFields() throws IOException, MalformedMessage {
        ObjectNode event =
                (ObjectNode) json.readTree(examples().findFirst().orElseThrow().toFile());
        event.remove(List.of("posting", "denied", "ambiguous", "since_page_elsewhere_ms", "since_embedding_page_ms"));
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", json.writeValueAsBytes(event));

        var read = new JsonDecoder<>(json, AccessObserved.class).decode(message);

        assertThat(read.posting() || read.denied() || read.ambiguous()).isFalse();
        assertThat(read.sincePageElsewhereMs()).isNull();
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
