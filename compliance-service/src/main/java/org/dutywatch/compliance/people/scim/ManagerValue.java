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
 * a list of one of these.
 */
final class ManagerValue {
    static final String PATH = Scim.ENTERPRISE + ":manager";

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
        if (value != null) {
            return Optional.of(withId(Scim.text(given, "value")));
        }
        return Optional.ofNullable(Scim.text(given, "$ref")).map(ref -> withId(idIn(ref)));
    }

    /** The id at the end of the address of a user. */
    static String idIn(String ref) {
        return URLDecoder.decode(ref.substring(ref.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
    }

    private static JsonNode withId(@Nullable String id) {
        return id == null
                ? NullNode.getInstance()
                : JsonUtils.getJsonNodeFactory().objectNode().put("value", id);
    }
}
