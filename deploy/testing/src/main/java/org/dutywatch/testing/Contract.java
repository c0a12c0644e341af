package org.dutywatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema and the golden examples of a topic, from the producer's contracts directory. It is strict: formats such as
 * a date are checked, and a field that the schema does not name is an error at any depth, so that no example is right
 * only because a field is misspelt.
 */
public final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistryConfig STRICT =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();

    private final Path examples;
    private final Schema schema;

    public Contract(Path directory, String topic) {
        this.examples = directory.resolve(topic + ".examples");
        JsonNode definition = json(directory.resolve(topic + ".schema.json"));
        closeObjects(definition);
        this.schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(STRICT))
                .getSchema(definition);
    }

    /**
     * Returns the files of all examples.
     *
     * @throws IllegalStateException if there are none
     */
    public List<Path> examples() {
        try (var files = Files.list(examples)) {
            List<Path> all = files.sorted().toList();
            if (all.isEmpty()) {
                throw new IllegalStateException(examples + " is empty");
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the example with this name, without {@code .json}. */
    public JsonNode example(String name) {
        return json(examples.resolve(name + ".json"));
    }

    /** Validates JSON against the schema; returns the errors, or an empty list. */
    public List<String> errorsIn(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    public List<String> errorsIn(JsonNode json) {
        return errorsIn(json.toString());
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A schema may leave fields open for its readers' sake; here nothing is open. */
    private static void closeObjects(JsonNode part) {
        if (part instanceof ObjectNode schema
                && schema.path("type").toString().contains("\"object\"")
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        part.forEach(Contract::closeObjects);
    }
}
