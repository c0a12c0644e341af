package org.dutywatch.notification.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

class RetentionChangedContractTest {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, RetentionChanged.TOPIC);
    private static final ObjectMapper JSON = ServiceJson.mapper();

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadWhatCompliancePublishes(Path example) throws IOException, MalformedMessage {
        String text = Contract.read(example);

        String ours = JSON.writeValueAsString(decode(text));

        assertEquals(List.of(), CONTRACT.errorsIn(text));
        assertEquals(JSON.readTree(text), JSON.readTree(ours));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind", "employee_id", "changed_at"})
    void shouldBeMalformedAndBreakTheContractWithoutThisField(String field) throws IOException {
        for (Path example : examples()) {
            var broken = (ObjectNode) JSON.readTree(Contract.read(example));
            broken.remove(field);

            assertThrows(MalformedMessage.class, () -> decode(broken.toString()));
            assertNotEquals(List.of(), CONTRACT.errorsIn(broken.toString()), example::toString);
        }
    }

    private static RetentionChanged decode(String text) throws MalformedMessage {
        return new JsonDecoder<>(JSON, RetentionChanged.class)
                .decode(new ConsumerRecord<>(RetentionChanged.TOPIC, 0, 0, "k", text.getBytes(StandardCharsets.UTF_8)));
    }
}
