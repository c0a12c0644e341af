package org.dutywatch.notification.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.notification.decisions.DecisionAwaited.State;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionAwaitedContractTest {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, DecisionAwaited.TOPIC);
    private static final Contract OF_INGEST =
            new Contract(Path.of("../access-ingest-service/contracts"), DecisionAwaited.TOPIC_OF_INGEST);
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

    static List<Path> examplesOfIngest() {
        return OF_INGEST.examples();
    }

    @ParameterizedTest
    @MethodSource("examplesOfIngest")
    void shouldReadWhatIngestPublishes(Path example) throws IOException, MalformedMessage {
        String text = Contract.read(example);

        assertEquals(JSON.readTree(text), JSON.readTree(JSON.writeValueAsString(decode(text))));
        assertEquals(List.of(), OF_INGEST.errorsIn(text));
    }

    @Test
    void shouldHaveExamplesOfAnAwaitedAndAnExpiredDecision() throws MalformedMessage {
        Set<State> states = EnumSet.noneOf(State.class);

        for (Path example : examples()) {
            states.add(decode(Contract.read(example)).state());
        }

        assertEquals(Set.of(), difference(Set.of(State.AWAITED, State.EXPIRED), states));
    }

    private static Set<State> difference(Set<State> expected, Set<State> found) {
        Set<State> missing = EnumSet.copyOf(expected);
        missing.removeAll(found);
        return missing;
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision_id", "version", "kind", "state", "deciders", "asked_at"})
    void shouldBeMalformedAndBreakTheContractWithoutThisField(String field) throws IOException {
        for (Path example : examples()) {
            JsonNode broken = JSON.readTree(Contract.read(example));
            ((ObjectNode) broken).remove(field);

            assertThrows(MalformedMessage.class, () -> decode(broken.toString()));
            assertNotEquals(List.of(), CONTRACT.errorsIn(broken.toString()), example::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "nonsense"})
    void shouldRejectAsMalformedWhenItIsNoDecision(String text) {
        assertThrows(MalformedMessage.class, () -> decode(text));
    }

    private static DecisionAwaited decode(String text) throws MalformedMessage {
        return new JsonDecoder<>(JSON, DecisionAwaited.class)
                .decode(new ConsumerRecord<>(DecisionAwaited.TOPIC, 0, 0, "k", text.getBytes(StandardCharsets.UTF_8)));
    }
}
