package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** The names that SCIM defines, and how its messages are read and written. Attribute names ignore case. */
public final class Scim {
    public static final String MEDIA_TYPE = "application/scim+json";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private Scim() {}

    static ObjectNode object() {
        return JsonUtils.getJsonNodeFactory().objectNode();
    }

    /** @throws ScimRefused if the body is not a JSON object */
    public static ObjectNode read(String body) {
        try {
            JsonNode read = JsonUtils.getObjectReader().readTree(body);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw ScimRefused.syntax(e.getOriginalMessage());
        }
        throw ScimRefused.syntax("the body is not a JSON object");
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

    /** The address of the SCIM endpoints, without a slash at the end. */
    public static String base(UriInfo uri) {
        return uri.getBaseUri().resolve("/scim/v2").toString();
    }

    public static Response ok(ObjectNode resource) {
        return answer(200, resource);
    }

    public static Response created(ObjectNode resource) {
        return Response.fromResponse(answer(201, resource))
                .header("Location", resource.path("meta").path("location").asText())
                .build();
    }

    private static Response answer(int status, ObjectNode resource) {
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(resource.toString())
                .build();
    }
}
