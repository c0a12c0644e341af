package org.dutywatch.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.model.audit.ChainedRecord;
import org.jspecify.annotations.Nullable;

/** A line of an exported audit trail: a JSON object, as {@code GET /api/v1/audit/export} writes it. */
final class TrailLine {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> FIELDS = Set.of(
            "seq",
            "audit_id",
            "at",
            "actor",
            "roles",
            "action",
            "subject",
            "purpose",
            "service",
            "client_address",
            "session",
            "outcome",
            "count",
            "hash_version",
            "previous_hash",
            "hash");

    private TrailLine() {}

    /**
     * Reads a line. Every field must be there and no other, because the hash would not cover another.
     *
     * @throws IllegalArgumentException if the text is no record; the message says what is wrong
     */
    static ChainedRecord read(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            requireFields(json);
            return new ChainedRecord(
                    number(json, "seq"),
                    Math.toIntExact(number(json, "hash_version")),
                    entry(json),
                    text(json, "previous_hash"),
                    text(json, "hash"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a time or a number is not as the service writes it", e);
        }
    }

    private static AuditEntry entry(JsonNode json) {
        String at = text(json, "at");
        var entry = new AuditEntry(
                UUID.fromString(text(json, "audit_id")),
                Instant.parse(at),
                text(json, "actor"),
                roles(json.get("roles")),
                text(json, "action"),
                textOrNull(json, "subject"),
                textOrNull(json, "purpose"),
                text(json, "service"),
                textOrNull(json, "client_address"),
                textOrNull(json, "session"),
                textOrNull(json, "outcome"),
                json.get("count").isNull() ? null : number(json, "count"));
        if (!entry.at().toString().equals(at) || !entry.auditId().toString().equals(text(json, "audit_id"))) {
            throw new IllegalArgumentException("its time or its id is not as the service writes it");
        }
        return entry;
    }

    private static void requireFields(JsonNode json) {
        Set<String> found = new TreeSet<>();
        json.fieldNames().forEachRemaining(found::add);
        if (!found.equals(FIELDS)) {
            throw new IllegalArgumentException("its fields are " + found);
        }
    }

    private static List<String> roles(JsonNode json) {
        List<String> roles = new ArrayList<>();
        if (!json.isArray()) {
            throw new IllegalArgumentException("roles is not a list");
        }
        for (JsonNode role : json) {
            if (!role.isTextual()) {
                throw new IllegalArgumentException("a role is not a text");
            }
            roles.add(role.textValue());
        }
        return roles;
    }

    private static long number(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is not a whole number");
        }
        return value.longValue();
    }

    private static String text(JsonNode json, String field) {
        String text = textOrNull(json, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is null");
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (!value.isNull() && !value.isTextual()) {
            throw new IllegalArgumentException(field + " is not a text");
        }
        return value.textValue();
    }
}
