package org.dutywatch.notification.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

class EmployeeChangedContractTest {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, EmployeeChanged.TOPIC);
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
        ours.properties()
                .forEach(field -> assertEquals(expected.get(field.getKey()), field.getValue(), field.getKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"employee_id\": \" \", \"version\": 1, \"active\": true, \"name\": \"x\"}"})
    void shouldRejectAsMalformedWhenItIsNoEmployee(String text) {
        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    private static EmployeeChanged decode(String text) throws MalformedMessage {
        return new JsonDecoder<>(JSON, EmployeeChanged.class)
                .decode(new ConsumerRecord<>(EmployeeChanged.TOPIC, 0, 0, "k", text.getBytes(StandardCharsets.UTF_8)));
    }
}
