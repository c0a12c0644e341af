package org.dutywatch.ingest.receiving;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.jspecify.annotations.Nullable;

/**
 * The log lines of a body of newline-delimited JSON. Each of its objects holds one line as the first of these members that
 * it has as a string: {@code line}, {@code message} (Vector, Logstash, Filebeat), {@code log} (Fluent Bit, Docker). Its
 * other members are dropped.
 *
 * <p>What is no such object is a line as it is, so that it is not lost: it becomes a dead letter, or it is read if the
 * format of the source is JSON itself. A newline within a line is written as {@code #012}, as rsyslog does, so that a line
 * stays one line.
 */
final class NdjsonLines extends InputStream {
    static final String MEDIA_TYPE = "application/x-ndjson";

    /** In the order in which they are looked for. */
    private static final List<String> MEMBERS = List.of("line", "message", "log");

    /** In bytes. An object may have a line of the greatest length with every byte escaped, and other members. */
    private static final int LONGEST_OBJECT = 8 * AccessReader.LONGEST_LINE;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final InputStream in;
    private final ByteArrayOutputStream object = new ByteArrayOutputStream(512);
    private byte[] line = {};
    private int at;

    /** The bytes so far of an object that is too long were passed on as they are, and so is its rest. */
    private boolean tooLong;

    private NdjsonLines(InputStream in) {
        this.in = new BufferedInputStream(in, AccessReader.LONGEST_LINE);
    }

    /** Makes the lines of a body of this type; those of text are its lines as they are. */
    static UnaryOperator<InputStream> decoderOf(MediaType type) {
        return MediaType.valueOf(MEDIA_TYPE).isCompatible(type) ? NdjsonLines::new : UnaryOperator.identity();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == line.length) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, into, offset, count);
        at += count;
        return count;
    }

    /** Reads the next object. Returns false at the end of the body. */
    private boolean next() throws IOException {
        object.reset();
        int read = in.read();
        while (read >= 0 && read != '\n' && object.size() < LONGEST_OBJECT) {
            object.write(read);
            read = in.read();
        }
        if (read < 0 && object.size() == 0) {
            return false;
        }
        boolean whole = read < 0 || read == '\n';
        byte[] bytes = object.toByteArray();
        String text = whole && !tooLong ? lineIn(bytes) : null;
        object.reset();
        object.writeBytes(text == null ? bytes : encoded(text));
        if (read >= 0) {
            object.write(read);
        }
        line = object.toByteArray();
        at = 0;
        tooLong = !whole;
        return true;
    }

    /** The line that an object holds; null if it holds none, or is no object. */
    private static @Nullable String lineIn(byte[] object) {
        @Nullable String[] found = new String[MEMBERS.size()];
        try (var parser = JSON.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int member = MEMBERS.indexOf(parser.currentName());
                boolean isString = parser.nextToken() == JsonToken.VALUE_STRING;
                if (member >= 0 && isString) {
                    found[member] = parser.getText();
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                return null;
            }
        } catch (IOException notJson) {
            return null;
        }
        for (String text : found) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static byte[] encoded(String line) {
        String content = line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
        return content.replace("\n", "#012").getBytes(StandardCharsets.UTF_8);
    }
}
