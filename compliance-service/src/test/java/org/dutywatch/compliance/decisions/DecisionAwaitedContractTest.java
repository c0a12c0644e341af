package org.dutywatch.compliance.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.eventkit.decisions.Decision;
import org.dutywatch.eventkit.decisions.Decision.Settlement;
import org.dutywatch.eventkit.decisions.DecisionAwaited;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published decision matches the contract. */
class DecisionAwaitedContractTest {
    private static final Path EXAMPLES = Path.of("contracts", ComplianceDecisions.TOPIC + ".examples");
    private static final Instant ASKED = Instant.parse("2026-11-09T14:00:00Z");
    private static final Instant END = ASKED.plus(Duration.ofDays(30));
    private static final Decision CORRECTION = Decision.asked(
                    UUID.fromString("5f0c6a0e-4a5b-4a43-9d0e-8f7f4f1f2b11"),
                    DecisionKind.ROSTER_CORRECTION,
                    person("rosteradmin", "E020"),
                    ASKED,
                    ASKED.plus(Duration.ofDays(14)))
            .about(Set.of("E101"), List.of("E010", "E003", "E001"));
    private static final Decision CLAIM = Decision.asked(
                    UUID.fromString("9a2b7f9c-31c5-4f0c-b1d6-64f0f3f2ad33"),
                    DecisionKind.OFFICIAL_BUSINESS_CLAIM,
                    person("officer", "E101"),
                    ASKED,
                    END)
            .about(Set.of("E101"), List.of("E010", "E003", "E001"));

    private final ObjectMapper json = json();

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldMatchItsSchemaWhenItIsAnExample(Path example) throws IOException {
        assertThat(schema().validate(json.readTree(example.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kind, ACTING", "decider_role, chief", "state, LOST", "version, first", "unknown, field"})
    void shouldNotMatchTheSchemaWhenAFieldIsWrong(String field, String value) throws IOException {
        var wrong = ((ObjectNode) example("awaited-by-chain-of-command")).put(field, value);

        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void shouldWriteTheExampleWhenTheChainOfCommandDecides() throws IOException {
        assertThat(written(CORRECTION)).isEqualTo(example("awaited-by-chain-of-command"));
    }

    @Test
    void shouldWriteTheExampleWhenARoleDecides() throws IOException {
        var policy = Decision.asked(
                UUID.fromString("0c4d4c52-7a3e-4d5c-8f55-9a5d8d0a7c22"),
                DecisionKind.POLICY,
                person("standards", null),
                ASKED,
                END);

        assertThat(written(policy)).isEqualTo(example("awaited-by-role"));
    }

    @Test
    void shouldWriteTheExampleWhenSomebodyIsToActForASupervisor() throws IOException {
        var acting = Decision.asked(
                        UUID.fromString("d1c7a0f2-5b0e-4a44-8c63-2b1d7e9f5e44"),
                        DecisionKind.ACTING_SUPERVISOR,
                        person("rosteradmin", "E020"),
                        ASKED,
                        ASKED.plus(Duration.ofDays(3)))
                .about(Set.of("E010", "E101"), List.of("E003", "E001"));

        assertThat(written(acting)).isEqualTo(example("awaited-acting-supervisor"));
    }

    @Test
    void shouldWriteTheExampleWhenANamedApproverDecidesOnAnExemption() throws IOException {
        var exemption = Decision.asked(
                        UUID.fromString("7be1d3a5-0c0f-4d0e-9a5e-5c1f0a3b6d55"),
                        DecisionKind.EXEMPTION,
                        person("rosteradmin", null),
                        ASKED,
                        ASKED.plus(Duration.ofDays(14)))
                .about(Set.of("E103"), List.of("E010"));

        assertThat(written(exemption)).isEqualTo(example("awaited-exemption"));
    }

    @Test
    void shouldWriteTheExampleWithoutAuthorsAndReportersWhenAnAlertIsToBeClosed() throws IOException {
        var closing = Decision.asked(
                        UUID.fromString("3c9a8d61-1f0b-4b5e-8a3d-6e2c4f7a9b66"),
                        DecisionKind.FINDING_CLOSING,
                        person("lieutenant", "E003"),
                        ASKED,
                        END)
                .alsoBy(Set.of(person("sergeant", "E010")))
                .about(Set.of("E101"), List.of("E010", "E003", "E001"));

        assertThat(written(closing)).isEqualTo(example("awaited-finding-closing"));
    }

    @Test
    void shouldNameNobodyWhenAChangeOfAnEmployeeIsHeld() throws IOException {
        var held = Decision.asked(
                        UUID.randomUUID(), DecisionKind.EMPLOYEE_CHANGE, person("rosteradmin", "E020"), ASKED, END)
                .about(Set.of("E101"), List.of());

        assertThat(written(held).get("subject").isNull()).isTrue();
    }

    @Test
    void shouldWriteTheExampleWhenItIsApproved() throws IOException {
        var approval = new Settlement(DecisionState.APPROVED, person("sergeant", "E010"), ASKED.plusSeconds(1), null);

        assertThat(written(CLAIM.settled(approval))).isEqualTo(example("approved"));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "WITHDRAWN"})
    void shouldWriteTheExampleWhenItLapses(DecisionState state) throws IOException {
        var lapse = new Settlement(state, null, ASKED.plus(Duration.ofDays(15)), null);

        assertThat(written(CORRECTION.settled(lapse))).isEqualTo(example(state.label()));
    }

    private static Person person(String user, @Nullable String employeeId) {
        return new Person(user, null, employeeId == null ? Set.of() : Set.of(employeeId));
    }

    private JsonNode written(Decision decision) throws IOException {
        return json.readTree(
                json.writeValueAsBytes(DecisionAwaited.of(decision, DecisionKind.valueOf(decision.kind()))));
    }

    private JsonNode example(String name) throws IOException {
        return json.readTree(EXAMPLES.resolve(name + ".json").toFile());
    }

    private Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json.readTree(Path.of("contracts", ComplianceDecisions.TOPIC + ".schema.json")
                        .toFile()));
    }

    private static ObjectMapper json() {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        new JsonStyle().customize(json);
        return json;
    }
}
