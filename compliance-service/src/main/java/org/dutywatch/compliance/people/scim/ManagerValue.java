package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the manager of a user. Identity providers send an object with {@code value} or only {@code $ref}, a bare id, or
 * a list of one of these. Where {@code value} is empty, {@code $ref} counts.
 */
final class ManagerValue {
    static final String PATH = Scim.ENTERPRISE + ":manager";

    /** Stands for bytes that are no UTF-8. */
    private static final char NOT_DECODED = '\uFFFD';

    private ManagerValue() {}

    /**
     * The manager in standard form: an object with {@code value}, or a JSON null if there is none.
     *
     * @param given null or a JSON null means that there is none
     * @return empty if nothing is said about who it is, such as with only a display name
     * @throws ScimRefused if it cannot be read
     */
    static Optional<JsonNode> standard(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return Optional.of(NullNode.getInstance());
        }
        if (given.isArray() && given.size() <= 1) {
            return standard(given.get(0));
        }
        if (given.isTextual() || given.isNumber()) {
            return Optional.of(withId(Scim.stripped(given.asText())));
        }
        if (!given.isObject()) {
            throw ScimRefused.invalid("manager has a value of the wrong type");
        }
        JsonNode value = given.get("value");
        if (value != null && value.isContainerNode()) {
            throw ScimRefused.invalid("manager.value has a value of the wrong type");
        }
        String id = Scim.text(given, "value");
        JsonNode ref = given.get("$ref");
        if (id == null
                && ref != null
                && !ref.isNull()
                && (value == null || !ref.asText("x").isBlank())) {
            return Optional.of(withId(idIn(ref)));
        }
        return value == null ? Optional.empty() : Optional.of(withId(id));
    }

    /** The id at the end of the address of a user. */
    private static String idIn(JsonNode ref) {
        String address = ref.isTextual() ? ref.asText().strip() : "";
        String[] segments = address.replaceAll("/+$", "").split("/", -1);
        String last = segments[segments.length - 1];
        boolean isCollection = address.endsWith("/") && last.equalsIgnoreCase("Users");
        String id = isCollection ? null : Scim.stripped(decoded(last));
        if (id == null) {
            throw ScimRefused.invalid("manager.$ref is not the address of a user");
        }
        return id;
    }

    /** A segment of a path: a plus sign is one. Empty if it cannot be decoded. */
    private static String decoded(String segment) {
        try {
            String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.indexOf(NOT_DECODED) < 0 ? decoded : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static JsonNode withId(@Nullable String id) {
        return id == null
                ? NullNode.getInstance()
                : JsonUtils.getJsonNodeFactory().objectNode().put("value", id);
    }
}
