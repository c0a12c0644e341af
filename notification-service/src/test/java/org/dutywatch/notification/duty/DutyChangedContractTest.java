package org.dutywatch.notification.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DutyChangedContractTest {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, DutyChanged.TOPIC);
    private static final ObjectMapper JSON = ServiceJson.mapper();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadWhatCompliancePublishes(Path example) throws IOException, MalformedMessage {
        String text = Contract.read(example);
        JsonNode expected = JSON.readTree(text);

        JsonNode ours = JSON.readTree(JSON.writeValueAsString(decode(text)));

        assertEquals(List.of(), CONTRACT.errorsIn(text));
        for (JsonNode item : expected.path("items")) {
            ((ObjectNode) item).remove("kind");
        }
        assertEquals(expected, ours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"employee_id\": \" \", \"version\": 1, \"from\": \"2026-11-05T12:00:00Z\","
                        + " \"to\": \"2026-11-05T22:00:00Z\", \"items\": [], \"supervision\": [], \"acting\": []}",
                "{\"employee_id\": \"E101\", \"version\": 1, \"from\": \"2026-11-05T12:00:00Z\","
                        + " \"to\": \"2026-11-05T12:00:00Z\", \"items\": [], \"supervision\": [], \"acting\": []}",
                "{\"employee_id\": \"E101\", \"version\": 1, \"from\": \"2026-11-05T12:00:00Z\","
                        + " \"to\": \"2026-11-05T22:00:00Z\", \"items\": [], \"supervision\": [{}], \"acting\": []}"
            })
    void shouldRejectAsMalformedWhenItIsNoDutyWindow(String text) {
        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    private static DutyChanged decode(String text) throws MalformedMessage {
        return new JsonDecoder<>(JSON, DutyChanged.class)
                .decode(new ConsumerRecord<>(DutyChanged.TOPIC, 0, 0, "k", text.getBytes(StandardCharsets.UTF_8)));
    }
}
