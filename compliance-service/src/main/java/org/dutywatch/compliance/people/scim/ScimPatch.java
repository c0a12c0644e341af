package org.dutywatch.compliance.people.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Applies a PATCH request (RFC 7644 section 3.5.2). It also accepts the variants that identity providers send:
 * operations in upper case, attributes and paths as keys of the value, booleans as text, a manager as a bare id or a
 * list, members and addresses to remove in the value, and addresses of a type that the user does not have yet.
 * Operations on attributes that are not stored are ignored, as such attributes are in a whole resource.
 */
final class ScimPatch {
    private static final Pattern BOOLEAN_AS_TEXT =
            Pattern.compile("(\\bprimary +eq +)\"(true|false)\"", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CORE_SCHEMAS = Set.of(Scim.USER, Scim.GROUP);

    private static final String MANAGER = ManagerValue.PATH.toLowerCase(Locale.ROOT);

    private final Set<String> storedAttributes;

    /** @param storedAttributes the attributes that are stored, in lower case; the URN for an extension */
    ScimPatch(Set<String> storedAttributes) {
        this.storedAttributes = storedAttributes;
    }

    /** A change of one attribute. An operation of the request may consist of several. */
    private record Step(String op, String path, @Nullable JsonNode value) {
        boolean isRemoval() {
            return op.equals("remove") || value == null || value.isNull();
        }

        boolean addsNothing() {
            return op.equals("add") && (value == null || value.isNull() || (value.isArray() && value.isEmpty()));
        }
    }

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
                apply(step, resource.getObjectNode());
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
            expand(new Step(op, path, value), steps);
        } else if (value != null && value.isObject() && !op.equals("remove")) {
            value.properties().forEach(field -> expand(new Step(op, field.getKey(), field.getValue()), steps));
        } else {
            throw ScimRefused.syntax("an operation without path needs an object as its value");
        }
        return steps;
    }

    /** Adds the steps in standard form: one attribute each, without the URN of a core schema. */
    private static void expand(Step step, List<Step> steps) {
        String path = standard(step.path());
        JsonNode value = step.value();
        if (path.toLowerCase(Locale.ROOT).matches("manager(\\..*)?")) {
            throw ScimRefused.invalid(UserInput.outsideExtension());
        }
        if (path.equalsIgnoreCase(Scim.ENTERPRISE) && !(value instanceof ObjectNode)) {
            expandExtension(step, steps);
        } else if (isOneAddress(path) && value != null && !value.isNull() && !value.isObject()) {
            steps.add(new Step(step.op(), path + ".value", textOf(value)));
        } else if (value != null && value.isObject() && isComposed(path)) {
            String prefix = prefix(path);
            value.properties()
                    .forEach(part -> expand(new Step(step.op(), prefix + part.getKey(), part.getValue()), steps));
        } else if (step.op().equals("remove") && value != null && !value.isNull() && isList(path)) {
            Iterable<JsonNode> removed = value.isArray() ? value : List.of(value);
            removed.forEach(one -> steps.add(new Step("remove", path + "[value eq " + quoted(one) + "]", null)));
        } else if (step.addsNothing() && path.toLowerCase(Locale.ROOT).startsWith(MANAGER)) {
            return;
        } else if (path.equalsIgnoreCase(ManagerValue.PATH)) {
            ManagerValue.standard(step.isRemoval() ? null : value)
                    .ifPresent(manager -> steps.add(new Step("replace", path, manager)));
        } else if (path.equalsIgnoreCase(ManagerValue.PATH + ".$ref")) {
            ManagerValue.standard(
                            step.isRemoval()
                                    ? null
                                    : JsonUtils.getJsonNodeFactory()
                                            .objectNode()
                                            .set("$ref", value))
                    .ifPresent(manager -> steps.add(new Step("replace", ManagerValue.PATH, manager)));
        } else {
            steps.add(new Step(step.op(), path, value));
        }
    }

    /** The extension as a whole. The employee number cannot be removed. */
    private static void expandExtension(Step step, List<Step> steps) {
        if (!step.isRemoval()) {
            throw ScimRefused.invalid(Scim.ENTERPRISE + " has a value of the wrong type");
        }
        if (!step.addsNothing()) {
            expand(new Step("remove", ManagerValue.PATH, null), steps);
            expand(new Step("remove", Scim.ENTERPRISE + ":department", null), steps);
        }
    }

    /** Whether the path selects addresses and none of their parts, such as {@code emails[type eq "work"]}. */
    private static boolean isOneAddress(String path) {
        return path.toLowerCase(Locale.ROOT).matches("emails\\[.*]");
    }

    private static JsonNode textOf(JsonNode address) {
        if (!address.isTextual()) {
            throw ScimRefused.invalid("emails has a value of the wrong type");
        }
        return address;
    }

    private static String standard(String path) {
        String unquoted = BOOLEAN_AS_TEXT
                .matcher(path)
                .replaceAll(match -> match.group(1) + match.group(2).toLowerCase(Locale.ROOT));
        for (String core : CORE_SCHEMAS) {
            if (isPartOf(core, unquoted)) {
                return unquoted.substring(core.length() + 1);
            }
        }
        return isPartOf(Scim.ENTERPRISE, unquoted)
                ? Scim.ENTERPRISE + ":" + unquoted.substring(Scim.ENTERPRISE.length() + 1)
                : unquoted;
    }

    /** Also after a dot, as some providers write it. */
    private static boolean isPartOf(String schema, String path) {
        return path.length() > schema.length()
                && path.regionMatches(true, 0, schema, 0, schema.length())
                && ".:".indexOf(path.charAt(schema.length())) >= 0;
    }

    private static boolean isComposed(String path) {
        return path.equalsIgnoreCase("name") || path.equalsIgnoreCase(Scim.ENTERPRISE) || isCoreSchema(path);
    }

    private static String prefix(String path) {
        return isCoreSchema(path) ? "" : path + (path.equalsIgnoreCase("name") ? "." : ":");
    }

    private static boolean isCoreSchema(String path) {
        return CORE_SCHEMAS.stream().anyMatch(path::equalsIgnoreCase);
    }

    private static boolean isList(String path) {
        return path.equalsIgnoreCase("members") || path.equalsIgnoreCase(Emails.ATTRIBUTE);
    }

    private static JsonNode quoted(JsonNode removed) {
        String text = removed.isTextual() ? Scim.stripped(removed.asText()) : Scim.text(removed, "value");
        if (text == null) {
            throw ScimRefused.syntax("a value to remove is not given");
        }
        return JsonUtils.getJsonNodeFactory().textNode(text);
    }

    private void apply(Step step, ObjectNode resource) {
        try {
            Path path = Path.fromString(step.path());
            if (!isStored(path)) {
                return;
            }
            boolean emails = path.getElement(0).getAttribute().equalsIgnoreCase(Emails.ATTRIBUTE);
            if (emails && !step.isRemoval() && !Emails.isSelectable(path)) {
                throw ScimRefused.noTarget("emails can be selected by value, type and primary only");
            }
            var before = emails ? Emails.read(resource.get(Emails.ATTRIBUTE)) : List.<Emails.Email>of();
            applyStored(step, path, resource);
            if (emails
                    && path.size() == 1
                    && step.value() != null
                    && step.value().isArray()) {
                Emails.withOnePrimary(List.of(), Emails.read(step.value()));
            }
            if (emails) {
                var after = Emails.read(resource.get(Emails.ATTRIBUTE));
                resource.set(Emails.ATTRIBUTE, Emails.json(Emails.withOnePrimary(before, after)));
            }
        } catch (ScimException e) {
            throw ScimRefused.of(e);
        }
    }

    private static void applyStored(Step step, Path path, ObjectNode resource) throws ScimException {
        try {
            operation(step, path).apply(resource);
        } catch (BadRequestException e) {
            if (!BadRequestException.NO_TARGET.equals(e.getScimError().getScimType())) {
                throw e;
            }
            // What is absent is removed already. An address that is described is added.
            if (!step.isRemoval()) {
                addAddress(described(step, path).orElseThrow(() -> e), resource);
            }
        }
    }

    private static Optional<ObjectNode> described(Step step, Path path) {
        return path.getElement(0).getAttribute().equalsIgnoreCase(Emails.ATTRIBUTE)
                ? Emails.described(path, step.value())
                : Optional.empty();
    }

    private static void addAddress(ObjectNode email, ObjectNode resource) {
        if (resource.get(Emails.ATTRIBUTE) instanceof ArrayNode all) {
            all.add(email);
        } else {
            resource.putArray(Emails.ATTRIBUTE).add(email);
        }
    }

    private boolean isStored(Path path) {
        String urn = path.getSchemaUrn();
        if (urn != null && !isCoreSchema(urn)) {
            return !path.isRoot() && storedAttributes.contains(urn.toLowerCase(Locale.ROOT));
        }
        return !path.isRoot()
                && storedAttributes.contains(path.getElement(0).getAttribute().toLowerCase(Locale.ROOT));
    }

    private static PatchOperation operation(Step step, Path path) {
        JsonNode value = step.value();
        if (step.isRemoval() || value == null) {
            return PatchOperation.remove(path);
        }
        return step.op().equals("add") ? PatchOperation.add(path, value) : PatchOperation.replace(path, value);
    }
}
