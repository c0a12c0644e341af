package org.dutywatch.ingest.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.Decision.Settlement;
import org.dutywatch.eventkit.decisions.DecisionAwaited;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published decision equals the golden examples of the contract. */
class DecisionAwaitedContractTest {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), IngestDecisions.TOPIC);
    private static final Instant ASKED = Instant.parse("2026-11-09T14:00:00Z");
    private static final Instant DECIDE_BY = Instant.parse("2026-11-23T14:00:00Z");

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMatchItsSchemaWhenItIsAnExample(Path example) {
        assertEquals(List.of(), CONTRACT.errorsIn(Contract.read(example)));
    }

    @ParameterizedTest
    @CsvSource({"awaited-lease-change, AWAITED", "expired-lease-change, EXPIRED"})
    void shouldWriteTheExampleOfAChangeOfLeases(String example, DecisionState state) throws IOException {
        var author = new Person("netadmin", null, Set.of("E020"));

        assertEquals(
                CONTRACT.example(example).toString(),
                written(decision(
                        "5b1f3c9e-6d2a-4f47-8f0b-2c9d1e7a4b11",
                        DecisionKind.LEASE_CHANGE,
                        author,
                        Set.of("E101"),
                        state)));
    }

    @ParameterizedTest
    @CsvSource({"awaited-bulk-load, AWAITED", "approved-bulk-load, APPROVED"})
    void shouldWriteTheExampleOfABulkLoad(String example, DecisionState state) throws IOException {
        var author = new Person("standards", null, Set.of());

        assertEquals(
                CONTRACT.example(example).toString(),
                written(decision(
                        "0f9e7d6c-5b4a-4c3d-9e2f-1a0b9c8d7e22", DecisionKind.BULK_LOAD, author, Set.of(), state)));
    }

    @Test
    void shouldWriteTheExampleOfAFeed() throws IOException {
        var author = new Person("netadmin", null, Set.of("E020"));

        assertEquals(
                CONTRACT.example("awaited-lease-feed").toString(),
                written(decision(
                        "7c2e4d1a-93b0-4d55-a1f2-6e8b0c9d3f33",
                        DecisionKind.LEASE_FEED,
                        author,
                        Set.of(),
                        DecisionState.AWAITED)));
    }

    @Test
    void shouldWriteTheExampleOfAChangeOfTheCatalogue() throws IOException {
        var author = new Person("netadmin", null, Set.of("E020"));

        assertEquals(
                CONTRACT.example("awaited-catalogue-change").toString(),
                written(decision(
                        "3f8a6c2b-1d47-4e90-b5a8-9c0e7d2f6b44",
                        DecisionKind.CATALOGUE_CHANGE,
                        author,
                        Set.of(),
                        DecisionState.AWAITED)));
    }

    @Test
    void shouldNameNobodyWhenItConcernsSeveralOrTheAuthorMayBeSeveral() throws IOException {
        var author = new Person("netadmin", null, Set.of("E020", "E021"));
        var several = decision(
                "5b1f3c9e-6d2a-4f47-8f0b-2c9d1e7a4b11",
                DecisionKind.LEASE_CHANGE,
                author,
                Set.of("E101", "E102"),
                DecisionState.AWAITED);

        JsonNode event = json().readTree(written(several));

        assertEquals("null null", event.get("asked_by") + " " + event.get("subject"));
        assertEquals(List.of(), CONTRACT.errorsIn(event));
    }

    private static Decision decision(
            String id, DecisionKind kind, Person author, Set<String> subjects, DecisionState state) {
        var decision = Decision.asked(UUID.fromString(id), kind, author, ASKED, DECIDE_BY)
                .about(subjects, List.of());
        return state == DecisionState.AWAITED
                ? decision
                : decision.settled(new Settlement(state, null, ASKED.plusSeconds(1), null));
    }

    private static String written(Decision decision) throws IOException {
        return json().writeValueAsString(DecisionAwaited.of(decision, DecisionKind.valueOf(decision.kind())));
    }

    private static ObjectMapper json() {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(json);
        return json;
    }
}
