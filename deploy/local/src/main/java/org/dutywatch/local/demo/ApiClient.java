package org.dutywatch.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.dutywatch.local.machine.StackFailure;

/**
 * A REST client of one service with the token of one user. All calls throw {@link StackFailure} unless the answer is
 * 2xx.
 */
final class ApiClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI service;
    private final String token;

    ApiClient(URI service, String token) {
        this.service = service;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** Returns the status of the answer, whatever it is. */
    int status(String path) {
        return answer(request(path).GET().build()).statusCode();
    }

    JsonNode putJson(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    JsonNode postJson(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    JsonNode postFile(String path, String mediaType, Path file) {
        try {
            return send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException e) {
            throw new StackFailure("The sample file " + file + " is missing.", e);
        }
    }

    JsonNode postText(String path, String mediaType, String text) {
        return send(request(path).header("Content-Type", mediaType).POST(BodyPublishers.ofString(text)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private static JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        var response = answer(request);
        if (response.statusCode() / 100 != 2) {
            throw new StackFailure(request.method() + " " + request.uri() + " answered " + response.statusCode() + ": "
                    + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new StackFailure(request.method() + " " + request.uri() + " did not answer JSON.", e);
        }
    }

    private static HttpResponse<String> answer(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackFailure(request.method() + " " + request.uri() + " failed: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The demo was interrupted.", e);
        }
    }
}
