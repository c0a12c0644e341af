package org.dutywatch.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service reads the golden examples of compliance. */
class EmployeeChangedContractTest {
    private static final String TOPIC = "compliance.employee-changed.v1";
    private static final Contract CONTRACT = new Contract(Path.of("../compliance-service/contracts"), TOPIC);

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    static List<Path> examples() {
        return CONTRACT.examples();
    }

    @BeforeEach
    void applyStyle() {
        new JsonStyle().customize(json);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadItsFieldsOfEveryGoldenExample(Path example) throws IOException, MalformedMessage {
        JsonNode golden = Contract.json(example);

        JsonNode read = json.readTree(json.writeValueAsBytes(decode(golden)));

        assertEquals(List.of(), CONTRACT.errorsIn(golden));
        assertEquals(
                golden.<ObjectNode>deepCopy()
                        .retain(
                                "employee_id",
                                "version",
                                "active",
                                "usernames",
                                "held_names",
                                "supervisor_id",
                                "logins"),
                read);
    }

    @Test
    void shouldReadTheOfficer() throws MalformedMessage {
        assertEquals(
                new EmployeeChanged(
                        "E101",
                        1,
                        true,
                        List.of("sreyes", "RIDGEMONT\\SReyes"),
                        List.of(
                                new EmployeeChanged.HeldName("sreyes", null, null),
                                new EmployeeChanged.HeldName("RIDGEMONT\\SReyes", null, null)),
                        "E010",
                        List.of(new EmployeeChanged.LinkedLogin(
                                "https://login.ridgemont-pd.example/realms/dutywatch",
                                "7d1a1f0e-52f1-4f1e-9d0c-0d5f5a6c0101"))),
                decode(CONTRACT.example("officer")));
    }

    private EmployeeChanged decode(JsonNode event) throws MalformedMessage {
        return new JsonDecoder<>(json, EmployeeChanged.class)
                .decode(new ConsumerRecord<>(TOPIC, 0, 0, "", event.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
