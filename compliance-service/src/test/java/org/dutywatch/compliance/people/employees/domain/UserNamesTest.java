package org.dutywatch.compliance.people.employees.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.compliance.people.employees.domain.UserNames.Reading;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserNamesTest {
    /** The examples by which access-ingest-service is tested, too. */
    static List<JsonNode> examples() {
        List<JsonNode> examples = new ArrayList<>();
        Contract.json(Path.of("contracts/user-names.json")).forEach(examples::add);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldReadEveryGoldenExample(JsonNode example) {
        String name = example.path("name").asText();
        Reading expected = example.has("name")
                ? new Reading.Person(name.replaceFirst("@.*", ""), name)
                : new Reading.NoPerson(example.path("no_person").asText());

        assertEquals(expected, UserNames.read(example.path("given").asText()));
    }
}
