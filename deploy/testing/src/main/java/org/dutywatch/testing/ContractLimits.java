package org.dutywatch.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds lists without a limit in the OpenAPI description that the build of a service writes: lists in requests without
 * {@code maxItems}, and lists of things in answers ({@code items}) that have neither {@code maxItems} nor pages. Lists
 * that are parts of one thing, such as the sites of a finding, are not looked at.
 */
public final class ContractLimits {
    private final JsonNode openApi;
    private final List<String> found = new ArrayList<>();

    private ContractLimits(JsonNode openApi) {
        this.openApi = openApi;
    }

    /** @param openApi path of {@code openapi.json} */
    public static List<String> unlimited(Path openApi) {
        var limits = new ContractLimits(Contract.json(openApi));
        limits.openApi
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("responses")) {
                        limits.check(method.getKey() + " " + path.getKey(), method.getValue());
                    }
                }));
        return limits.found;
    }

    private void check(String operation, JsonNode description) {
        description.path("requestBody").path("content").forEach(content -> checkRequest(operation, content));
        description.path("parameters").forEach(parameter -> checkRequest(operation, parameter));
        boolean hasPages =
                description.path("parameters").findValuesAsText("name").contains("page_token");
        if (!hasPages) {
            description
                    .path("responses")
                    .forEach(answer -> answer.path("content")
                            .forEach(content -> checkAnswer(operation, resolved(content.path("schema")))));
        }
    }

    private void checkRequest(String operation, JsonNode part) {
        checkAll(operation + ": request", part.path("schema"), new HashSet<>());
    }

    private void checkAll(String where, JsonNode schema, Set<String> seen) {
        if (schema.has("$ref") && !seen.add(schema.path("$ref").asText())) {
            return;
        }
        JsonNode resolved = resolved(schema);
        checkList(where, resolved);
        resolved.path("properties")
                .properties()
                .forEach(field -> checkAll(where + "." + field.getKey(), field.getValue(), seen));
        for (String of : List.of("allOf", "anyOf", "oneOf")) {
            resolved.path(of).forEach(one -> checkAll(where, one, seen));
        }
        if (resolved.has("items")) {
            checkAll(where + "[]", resolved.path("items"), seen);
        }
    }

    private void checkAnswer(String operation, JsonNode schema) {
        checkList(operation + ": answer", schema);
        checkList(operation + ": answer.items", schema.path("properties").path("items"));
        schema.path("anyOf").forEach(one -> checkAnswer(operation, resolved(one)));
    }

    private void checkList(String where, JsonNode schema) {
        if (schema.path("type").toString().contains("\"array\"") && !schema.has("maxItems") && !found.contains(where)) {
            found.add(where);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? openApi.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
