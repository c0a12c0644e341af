package org.dutywatch.compliance.cases.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeChangedContractTest {
    private static final String TOPIC = "notification.notice-changed.v1";
    private static final Path EXAMPLES = Path.of("../notification-service/contracts/" + TOPIC + ".examples");

    private final ObjectMapper json = json();

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryFieldThatNotificationPublishes(Path example) throws IOException, MalformedMessage {
        var message = new ConsumerRecord<>(TOPIC, 0, 0L, "E101", Files.readAllBytes(example));

        var read = new JsonDecoder<>(json, NoticeChanged.class).decode(message);

        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(json.readTree(example.toFile()));
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
