package org.dutywatch.local.component;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Workspace;

/**
 * A Keycloak with the realm for production, and its administrator: started on first use, stopped when the JVM ends. The
 * realm insists on TLS; that alone is taken away here, because this Keycloak has no certificate.
 */
final class ProductionRealm {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final class Started {
        private static final ProductionRealm REALM = start();
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final String adminPassword;

    private ProductionRealm(String server, String adminPassword) {
        this.server = server;
        this.adminPassword = adminPassword;
    }

    static ProductionRealm get() {
        return Started.REALM;
    }

    private static ProductionRealm start() {
        try {
            StackOptions options = StackOptions.here();
            Path state = Files.createTempDirectory("dutywatch-realm");
            var workspace = new Workspace(options.root(), state, options.cache());
            workspace.create();
            var passwords = new Passwords(workspace);
            int port = freePort();
            Path realm = Files.writeString(
                    state.resolve("realm.json"),
                    Files.readString(file()).replace("\"sslRequired\": \"all\"", "\"sslRequired\": \"none\""));
            var keycloak = new Keycloak(workspace, Artifacts.of(options.root()), passwords, port, realm);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                keycloak.stop();
                workspace.wipe();
            }));
            keycloak.start();
            return new ProductionRealm("http://127.0.0.1:" + port, passwords.of("keycloak-admin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file() {
        return StackOptions.here().root().resolve("deploy/keycloak/dutywatch-production-realm.json");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Returns the address of the realm. */
    String address() {
        return server + "/realms/dutywatch";
    }

    /** Asks the realm for a token; an error is returned as its JSON. */
    JsonNode token(String form) {
        return json(send(post(address() + "/protocol/openid-connect/token", form)));
    }

    /** Reads something of the realm as Keycloak's administrator. */
    JsonNode admin(String path) {
        return json(send(asAdmin(path).GET()));
    }

    void createUser(String name, String password) {
        int status = tryToCreateUser(name, password);
        if (status != 201) {
            throw new IllegalStateException(name + " was not created: " + status);
        }
    }

    /** Creates a user as an administrator would, and returns the status of the answer. */
    int tryToCreateUser(String name, String password) {
        String user = """
                {"username":"%1$s","enabled":true,"email":"%1$s@ridgemont-pd.example","firstName":"T","lastName":"U",
                 "attributes":{"test":["yes"]},
                 "credentials":[{"type":"password","value":"%2$s","temporary":false}]}""".formatted(name, password);
        return send(asAdmin("users").header("Content-Type", "application/json").POST(BodyPublishers.ofString(user)))
                .statusCode();
    }

    String idOf(String user) {
        return admin("users?exact=true&username=" + user).at("/0/id").asText();
    }

    boolean isLocked(String user) {
        return admin("attack-detection/brute-force/users/" + idOf(user))
                .path("disabled")
                .asBoolean();
    }

    String secretOf(String client) {
        String id = admin("clients?clientId=" + client).at("/0/id").asText();
        return admin("clients/" + id + "/client-secret").path("value").asText();
    }

    static JsonNode claims(String token) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves out the users that tests have created. */
    static ArrayNode withoutUsersOfTests(JsonNode users) {
        var others = JSON.createArrayNode();
        users.forEach(user -> {
            if (!user.path("email").asText().endsWith("@ridgemont-pd.example")) {
                others.add(user);
            }
        });
        return others;
    }

    private HttpRequest.Builder asAdmin(String path) {
        String token = json(send(post(
                        server + "/realms/master/protocol/openid-connect/token",
                        "grant_type=password&client_id=admin-cli&username=admin&password=" + adminPassword)))
                .path("access_token")
                .asText();
        String slash = path.isEmpty() ? "" : "/";
        return request(server + "/admin/realms/dutywatch" + slash + path).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder post(String address, String form) {
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.body(), e);
        }
    }
}
