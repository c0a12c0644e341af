package org.dutywatch.compliance.model.bundles;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dutywatch.compliance.model.time.Minutes;

/**
 * Reads and writes the JSON of a bundle: snake_case, ISO 8601 times and durations, minutes as numbers. Every component
 * of a record is written by its name, so new components need no change here. Equal values always give equal bytes.
 * Reading is strict: an unknown or missing field is an error that names the field.
 */
final class BundleJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(Minutes.class, new MinutesWriter())
                    .addDeserializer(Minutes.class, new MinutesReader()))
            .annotationIntrospector(new SealedTypeIntrospector())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // Methods such as isEmpty() are not components of a record and must not be written.
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private BundleJson() {}

    /** Writes a file of few values, one value per line. */
    static byte[] write(Object value) {
        var lines = new DefaultIndenter("  ", "\n");
        return write(value, printer().withObjectIndenter(lines).withArrayIndenter(lines));
    }

    /** Writes a file that holds a long list, one entry per line. */
    static byte[] writeList(Object value) {
        return write(
                value,
                printer()
                        .withObjectIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance)
                        .withArrayIndenter(new DefaultIndenter("", "\n")));
    }

    private static DefaultPrettyPrinter printer() {
        return new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
    }

    private static byte[] write(Object value, DefaultPrettyPrinter printer) {
        try {
            return JSON.writer(printer).writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a file of a bundle", e);
        }
    }

    /** @throws BundleRefused names the file, and the field where one is wrong */
    static <T> T read(String file, byte[] bytes, Class<T> type) throws BundleRefused {
        try {
            return JSON.readValue(bytes, type);
        } catch (JsonProcessingException e) {
            throw new BundleRefused(file, "it cannot be read (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new BundleRefused(file, "it cannot be read");
        }
    }

    /** The JSON of a value, as a tree. */
    static JsonNode tree(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MinutesWriter extends StdScalarSerializer<Minutes> {
        private static final long serialVersionUID = 1L;

        MinutesWriter() {
            super(Minutes.class);
        }

        @Override
        public void serialize(Minutes minutes, JsonGenerator out, SerializerProvider context) throws IOException {
            out.writeNumber(minutes.toBigDecimal());
        }
    }

    private static final class MinutesReader extends StdScalarDeserializer<Minutes> {
        private static final long serialVersionUID = 1L;

        MinutesReader() {
            super(Minutes.class);
        }

        @Override
        public Minutes deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Minutes.of(in.getDecimalValue());
            } catch (ArithmeticException | IllegalArgumentException e) {
                throw context.weirdNumberException(
                        in.getDecimalValue(), Minutes.class, "minutes are not negative and have one decimal");
            }
        }
    }
}
