package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies a PATCH request (RFC 7644 section 3.5.2). It also accepts the variants that identity providers send:
 * operations in upper case, attributes in the value instead of a path, booleans as text, a manager as a bare id, and
 * members to remove in the value. Operations on attributes that are not stored are ignored, as such attributes are in a
 * whole resource.
 */
final class ScimPatch {
    private final Set<String> storedAttributes;

    /** @param storedAttributes the attributes that are stored, in lower case; the URN for an extension */
    ScimPatch(Set<String> storedAttributes) {
        this.storedAttributes = storedAttributes;
    }

    /** A change of one attribute. An operation of the request may consist of several. */
    private record Step(String op, String path, @Nullable JsonNode value) {}

    /**
     * Applies the operations to the resource, in order.
     *
     * @throws ScimRefused if an operation cannot be read or applied
     */
    void apply(GenericScimResource patch, GenericScimResource resource) {
        JsonNode operations = patch.getObjectNode().get("Operations");
        if (operations == null || !operations.isArray() || operations.isEmpty()) {
            throw ScimRefused.syntax("Operations is missing");
        }
        for (JsonNode operation : operations) {
            for (Step step : steps(operation)) {
                apply(step, resource);
            }
        }
    }

    private static List<Step> steps(JsonNode operation) {
        String op = String.valueOf(Scim.text(operation, "op")).toLowerCase(Locale.ROOT);
        if (!Set.of("add", "replace", "remove").contains(op)) {
            throw ScimRefused.syntax("op is none of add, replace and remove");
        }
        String path = Scim.text(operation, "path");
        JsonNode value = operation.get("value");
        List<Step> steps = new ArrayList<>();
        if (path != null) {
            expand(op, path, value, steps);
        } else if (value != null && value.isObject() && !op.equals("remove")) {
            value.fields().forEachRemaining(field -> expand(op, field.getKey(), field.getValue(), steps));
        } else {
            throw ScimRefused.syntax("an operation without path needs an object as its value");
        }
        return steps;
    }

    private static void expand(String op, String path, @Nullable JsonNode value, List<Step> steps) {
        boolean members = path.equalsIgnoreCase("members");
        if (path.equalsIgnoreCase(Scim.ENTERPRISE) && value != null && value.isObject()) {
            value.fields().forEachRemaining(field -> expand(op, path + ":" + field.getKey(), field.getValue(), steps));
        } else if (path.equalsIgnoreCase("name") && value != null && value.isObject()) {
            value.fields().forEachRemaining(field -> expand(op, "name." + field.getKey(), field.getValue(), steps));
        } else if (members && op.equals("remove") && value != null && !value.isNull()) {
            Iterable<JsonNode> removed = value.isArray() ? value : List.of(value);
            removed.forEach(member ->
                    steps.add(new Step(op, "members[value eq " + quoted(Scim.text(member, "value")) + "]", null)));
        } else {
            steps.add(new Step(op, path, value));
        }
    }

    private static JsonNode quoted(@Nullable String text) {
        if (text == null) {
            throw ScimRefused.syntax("a member to remove has no value");
        }
        return com.unboundid.scim2.common.utils.JsonUtils.getJsonNodeFactory().textNode(text);
    }

    private void apply(Step step, GenericScimResource resource) {
        try {
            Path path = Path.fromString(pathOf(step));
            if (!isStored(path)) {
                return;
            }
            operation(step, path).apply(resource.getObjectNode());
        } catch (BadRequestException e) {
            // The filter selects another address of the user. Only one is stored, and it is unaffected.
            boolean otherAddress =
                    BadRequestException.NO_TARGET.equals(e.getScimError().getScimType())
                            && step.path().toLowerCase(Locale.ROOT).startsWith("emails[");
            if (!otherAddress) {
                throw ScimRefused.of(e);
            }
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    /**
     * The path in standard form: without the URN of a core schema, and a bare manager id as the value of the manager.
     */
    private static String pathOf(Step step) {
        for (String core : Set.of(Scim.USER, Scim.GROUP)) {
            if (step.path().regionMatches(true, 0, core + ":", 0, core.length() + 1)) {
                return step.path().substring(core.length() + 1);
            }
        }
        boolean bareManager = step.path().equalsIgnoreCase(Scim.ENTERPRISE + ":manager")
                && step.value() != null
                && step.value().isValueNode()
                && !step.value().isNull();
        return bareManager ? step.path() + ".value" : step.path();
    }

    private boolean isStored(Path path) {
        String urn = path.getSchemaUrn();
        if (urn != null && !urn.equalsIgnoreCase(Scim.USER) && !urn.equalsIgnoreCase(Scim.GROUP)) {
            return storedAttributes.contains(urn.toLowerCase(Locale.ROOT));
        }
        return !path.isRoot()
                && storedAttributes.contains(path.getElement(0).getAttribute().toLowerCase(Locale.ROOT));
    }

    private static PatchOperation operation(Step step, Path path) throws ScimException {
        JsonNode value = value(step);
        if (step.op().equals("remove") || value == null || value.isNull()) {
            return PatchOperation.remove(path);
        }
        return step.op().equals("add") ? PatchOperation.add(path, value) : PatchOperation.replace(path, value);
    }

    private static @Nullable JsonNode value(Step step) {
        JsonNode value = step.value();
        if (value == null || !value.isTextual() || !step.path().equalsIgnoreCase("active")) {
            return value;
        }
        String text = value.asText().toLowerCase(Locale.ROOT);
        return Set.of("true", "false").contains(text) ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : value;
    }
}
