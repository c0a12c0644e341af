package org.dutywatch.notification.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema and the golden examples of a topic, from the producer's contracts directory. */
public final class Contract {
    private final Path examples;
    private final Schema schema;

    public Contract(Path directory, String topic) {
        this.examples = directory.resolve(topic + ".examples");
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read(directory.resolve(topic + ".schema.json")));
    }

    public List<Path> examples() {
        try (var files = Files.list(examples)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Validates JSON against the schema; returns the errors, or an empty list. */
    public List<String> errorsIn(String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
