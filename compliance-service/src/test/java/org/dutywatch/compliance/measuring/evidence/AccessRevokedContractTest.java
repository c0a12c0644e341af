package org.dutywatch.compliance.measuring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessRevokedContractTest {
    private static final String TOPIC = "ingest.access-revoked.v1";
    private static final Contract CONTRACT = new Contract(Path.of("../access-ingest-service/contracts"), TOPIC);

    private final ObjectMapper json = json();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryFieldOfTheExamples(Path example) throws IOException, MalformedMessage {
        JsonNode expected = json.readTree(example.toFile());

        var read = read(expected);

        assertThat(CONTRACT.errorsIn(Contract.read(example))).isEmpty();
        assertThat(json.readTree(json.writeValueAsString(read))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"revision, 0", "observation_id, '\"7A\"'", "employee_id, null", "end, '\"2026-11-03T15:40:01.998Z\"'"})
    void shouldRejectAsMalformedWhenAValueIsWrong(String field, String value) throws IOException {
        ObjectNode event = (ObjectNode) CONTRACT.example("revoked");
        event.set(field, json.readTree(value));

        assertThatThrownBy(() -> read(event)).isInstanceOf(MalformedMessage.class);
    }

    private AccessRevoked read(JsonNode event) throws IOException, MalformedMessage {
        return new JsonDecoder<>(json, AccessRevoked.class)
                .decode(new ConsumerRecord<>(TOPIC, 0, 0L, "E101", json.writeValueAsBytes(event)));
    }

    private static ObjectMapper json() {
        var mapper = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(mapper);
        return mapper;
    }
}
