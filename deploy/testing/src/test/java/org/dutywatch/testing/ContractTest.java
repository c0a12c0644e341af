package org.dutywatch.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final String RIGHT = """
            {"id": "0a4f3f0e-52c1-4f0e-9d37-9a2f4f0c6a11", "at": "2026-11-06T14:03:22Z", "to": {"kind": "UNIT"}}""";

    @TempDir
    Path directory;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(directory.resolve("a.b.v1.schema.json"), """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["id"],
                 "properties": {
                   "id": {"type": "string", "format": "uuid"},
                   "at": {"type": ["string", "null"], "format": "date-time"},
                   "to": {"oneOf": [{"type": "null"}, {"type": "object", "properties": {"kind": {"enum": ["UNIT"]}}}]}}}
                """);
        Files.createDirectory(directory.resolve("a.b.v1.examples"));
    }

    @Test
    void shouldAcceptWhatTheSchemaDescribes() {
        assertThat(contract().errorsIn(RIGHT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"at\"|\"att\"",
                "\"kind\": \"UNIT\"|\"kind\": \"UNIT\", \"more\": 1",
                "2026-11-06T14:03:22Z|yesterday",
                "0a4f3f0e-|0a4f3f0e",
                "UNIT|UNITS"
            })
    void shouldFindAnErrorWhenAnythingElseIsInIt(String change) {
        String[] parts = change.split("\\|");

        assertThat(contract().errorsIn(RIGHT.replace(parts[0], parts[1]))).isNotEmpty();
    }

    @Test
    void shouldFailWhenThereIsNoExample() {
        Contract contract = contract();

        assertThatThrownBy(contract::examples).isInstanceOf(IllegalStateException.class);
    }

    private Contract contract() {
        return new Contract(directory, "a.b.v1");
    }
}
