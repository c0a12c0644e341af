package org.dutywatch.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls the stack as one of the demo users. If a response is not a success, the exception contains its text.
 */
final class StackClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final BenchmarkStack stack;

    StackClient(BenchmarkStack stack) {
        this.stack = stack;
    }

    /** Signs the demo user in. The token is valid for 15 minutes, which is longer than any single measurement. */
    void signIn(String user) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=dutywatch-cli&username=%s&password=%1$s-demo".formatted(user);
        HttpRequest request = HttpRequest.newBuilder(stack.tokenEndpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        tokens.put(user, send(request).path("access_token").asText());
    }

    JsonNode get(String user, URI uri) throws IOException, InterruptedException {
        return send(request(user, uri).GET().build());
    }

    JsonNode post(String user, URI uri, String type, String body) throws IOException, InterruptedException {
        return post(user, uri, type, BodyPublishers.ofString(body));
    }

    JsonNode post(String user, URI uri, String type, BodyPublisher body) throws IOException, InterruptedException {
        return send(request(user, uri).header("Content-Type", type).POST(body).build());
    }

    JsonNode put(String user, URI uri, String json) throws IOException, InterruptedException {
        return send(request(user, uri)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    /** Calls an endpoint that needs no token, such as the mail server. */
    JsonNode getWithoutToken(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET().build());
    }

    private HttpRequest.Builder request(String user, URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + tokens.get(user));
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.method() + " " + request.uri() + " returned " + response.statusCode() + ": "
                    + response.body());
        }
        return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
    }
}
