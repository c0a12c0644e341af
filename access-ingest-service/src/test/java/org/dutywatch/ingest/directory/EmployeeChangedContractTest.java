package org.dutywatch.ingest.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.kafka.JsonDecoder;
import org.dutywatch.eventkit.kafka.MalformedMessage;
import org.dutywatch.eventkit.rest.JsonStyle;
import org.junit.jupiter.api.Test;

/** The service reads the golden examples of compliance. */
class EmployeeChangedContractTest {
    private static final Path EXAMPLES =
            Path.of("../compliance-service/contracts/compliance.employee-changed.v1.examples");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldReadEveryGoldenExample() throws IOException, MalformedMessage {
        new JsonStyle().customize(json);
        var decoder = new JsonDecoder<>(json, EmployeeChanged.class);
        List<Path> examples = examples();
        assertFalse(examples.isEmpty());

        for (Path example : examples) {
            JsonNode golden = json.readTree(example.toFile());
            var read = decoder.decode(
                    new ConsumerRecord<>("compliance.employee-changed.v1", 0, 0, "", Files.readAllBytes(example)));

            assertEquals(golden.get("employee_id").asText(), read.employeeId());
            assertEquals(golden.get("version").asLong(), read.version());
            assertEquals(golden.get("active").asBoolean(), read.active());
            List<String> usernames = new ArrayList<>();
            golden.get("usernames").forEach(name -> usernames.add(name.asText()));
            assertEquals(usernames, read.usernames());
        }
    }

    private static List<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
