package org.dutywatch.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.dutywatch.local.machine.StackFailure;

/** Gets bearer tokens of the demo users by password grant, which only the demo's client allows. */
final class Tokens {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String startCommand;

    /** Creates the client; the start command is what to type if Keycloak does not answer. */
    Tokens(URI issuer, String startCommand) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.startCommand = startCommand;
    }

    String of(String user) {
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=dutywatch-cli&scope=openid"
                        + "&username=" + name + "&password=" + name + "-demo"))
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StackFailure("Keycloak refuses a token for \"" + user + "\": " + response.body());
            }
            return new ObjectMapper()
                    .readTree(response.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new StackFailure(
                    "Keycloak does not answer at " + endpoint + ": is the stack up (" + startCommand + ")?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The request for a token was interrupted.", e);
        }
    }
}
