package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.ScimResource;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.GroupResource;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import com.unboundid.scim2.common.utils.SchemaUtils;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that SCIM defines, and how its messages are read and written. Attribute names ignore case. */
public final class Scim {
    public static final String MEDIA_TYPE = "application/scim+json";
    static final String USER = SchemaUtils.getSchemaUrn(UserResource.class);
    static final String ENTERPRISE = SchemaUtils.getSchemaUrn(EnterpriseUserExtension.class);
    static final String GROUP = SchemaUtils.getSchemaUrn(GroupResource.class);

    private Scim() {}

    /** @throws ScimRefused if the body is not a JSON object */
    public static GenericScimResource read(String body) {
        try {
            JsonNode read = JsonUtils.getObjectReader().readTree(body);
            if (read instanceof ObjectNode object) {
                return new GenericScimResource(object);
            }
        } catch (JsonProcessingException e) {
            throw ScimRefused.syntax(e.getOriginalMessage());
        }
        throw ScimRefused.syntax("the body is not a JSON object");
    }

    /** Parses JSON that this service wrote. */
    static JsonNode json(String stored) {
        try {
            return JsonUtils.getObjectReader().readTree(stored);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of an attribute; null if it is absent, null, blank, an object or an array. */
    public static @Nullable String text(@Nullable JsonNode parent, String attribute) {
        JsonNode value = parent == null ? null : parent.get(attribute);
        if (value == null || value.isNull() || value.isContainerNode()) {
            return null;
        }
        String text = value.asText().strip();
        return text.isEmpty() ? null : text;
    }

    /**
     * The boolean of an attribute, also as text, such as Entra's {@code "False"}; empty if it is absent or null.
     *
     * @param name the name for the error
     * @throws ScimRefused if it is no boolean
     */
    static Optional<Boolean> flag(JsonNode parent, String attribute, String name) {
        JsonNode value = parent.get(attribute);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        String text = value.asText().strip().toLowerCase(Locale.ROOT);
        if (value.isContainerNode() || !Set.of("true", "false").contains(text)) {
            throw ScimRefused.invalid(name + " is neither true nor false");
        }
        return Optional.of(text.equals("true"));
    }

    /** The text without surrounding spaces; null if nothing is left or it was null. */
    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * Converts JSON to a model of the SDK. Attributes that the model lacks are ignored.
     *
     * @throws ScimRefused if an attribute has the wrong type; it names the attribute
     */
    static <T> T model(ObjectNode json, Class<T> model) {
        try {
            return JsonUtils.getObjectReader()
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .forType(model)
                    .readValue(json);
        } catch (JsonMappingException e) {
            String attribute = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining("."));
            throw ScimRefused.invalid(attribute + " has a value of the wrong type");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A copy of the resource as JSON, with these attributes only.
     *
     * @param kept whether an attribute is kept, by its name in lower case; the name of an extension is its URN
     */
    static ObjectNode json(ScimResource resource, Predicate<String> kept) {
        ObjectNode json = JsonUtils.getJsonNodeFactory().objectNode();
        resource.asGenericScimResource().getObjectNode().properties().stream()
                .filter(attribute -> kept.test(attribute.getKey().toLowerCase(Locale.ROOT)))
                .forEach(attribute -> json.set(attribute.getKey(), attribute.getValue()));
        return json;
    }

    /** The address of the SCIM endpoints, without a slash at the end. */
    public static String base(UriInfo uri) {
        return uri.getBaseUri().resolve("/scim/v2").toString();
    }

    static URI userUrl(String base, String id) {
        return URI.create(
                base + "/Users/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    public static Response ok(ScimResource resource) {
        return answer(200, resource);
    }

    public static Response created(ScimResource resource) {
        return Response.fromResponse(answer(201, resource))
                .location(resource.getMeta().getLocation())
                .build();
    }

    private static Response answer(int status, ScimResource resource) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .entity(resource.asGenericScimResource().getObjectNode().toString())
                .build();
    }
}
