package org.dutywatch.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.dutywatch.testing.AccessTable.Access;
import org.dutywatch.testing.AccessTable.Row;
import org.jspecify.annotations.Nullable;

/** Calls every operation of a service with a token of every role, and compares the answers with the access table. */
public final class AccessWalk {
    /** What the places of a path are filled with: objects that do not exist. */
    private static final Map<String, String> PLACES = Map.of(
            "{id}", "00000000-0000-0000-0000-000000000000",
            "{bulk_load}", "00000000-0000-0000-0000-000000000000",
            "{bundle}", "00000000-0000-0000-0000-000000000000",
            "{employee}", "P-NOBODY00",
            "{employee_id}", "E-none",
            "{shift}", "2026-10-13T12:00:00Z",
            "{start}", "2026-10-13T12:00:00Z",
            "{version}", "none",
            "{clause}", "IV.C");

    private static final String MONTH = "from=2026-10-01T05:00:00Z&to=2026-11-01T05:00:00Z";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AccessTable table;
    private final SortedMap<String, String> operations;
    private final Map<String, String> queries;

    /**
     * @param service name of the service, which is that of its directory
     * @param queries by operation, the query that it needs beside {@code from} and {@code to}
     */
    public AccessWalk(String service, Map<String, String> queries) {
        this.table = new AccessTable(service);
        this.operations = Operations.in(Path.of("contracts/openapi.yaml"));
        this.queries = queries;
    }

    public List<Row> rows() {
        return table.rows();
    }

    /** Operations that only one of the table and the OpenAPI description has, and places that the walk cannot fill. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        var listed = new TreeSet<String>();
        for (Row row : table.rows()) {
            if (!listed.add(row.operation())) {
                differences.add("access.csv has two rows for " + row.operation());
            }
        }
        operations.keySet().stream()
                .filter(one -> !listed.contains(one))
                .forEach(one -> differences.add("access.csv has no row for " + one));
        listed.stream()
                .filter(one -> !operations.containsKey(one))
                .forEach(one -> differences.add("the service has no operation " + one));
        listed.stream()
                .filter(one -> fill(one).contains("{"))
                .forEach(one -> differences.add("nothing is known to fill " + one));
        return differences;
    }

    /** The answers that differ from the table. */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Row row : table.rows()) {
            int without = status(row, null);
            if (without != 401) {
                violations.add(row.operation() + " without a token: " + without);
            }
            row.access().forEach((role, access) -> {
                int status = status(row, TestTokens.of("nobody-" + role, role));
                if (!isAsExpected(access, status)) {
                    violations.add(row.operation() + " as " + role + ", which is " + access + ": " + status);
                }
            });
        }
        return violations;
    }

    private static boolean isAsExpected(Access access, int status) {
        if (access == Access.REFUSED) {
            return status == 403;
        }
        boolean allowed = status != 403 || access.dependsOnObject();
        return allowed && status != 401 && status < 500;
    }

    private int status(Row row, @Nullable String token) {
        String query = queries.getOrDefault(row.operation(), "");
        return send(row.method(), fill(row.path()) + "?" + MONTH + query, token).statusCode();
    }

    private static String fill(String path) {
        String filled = path;
        for (var place : PLACES.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }

    /** @param token null for none */
    public HttpResponse<String> send(String method, String pathAndQuery, @Nullable String token) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        String type = operations.entrySet().stream()
                .filter(one -> fill(one.getKey()).equals(method + " " + path))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + pathAndQuery))
                .method(method, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body(type)));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String body(String type) {
        return type.contains("json") ? "{}" : "nothing";
    }
}
