package org.dutywatch.local.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.local.StackOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads docker-compose.yml: there is no container engine where tests run. */
class ComposeFileTest {
    private static final Path ROOT = StackOptions.here().root();
    private static final Set<String> SERVERS = Set.of("kafka", "postgres", "keycloak", "mailpit");

    @TempDir
    Path secrets;

    static List<String> services() throws IOException {
        return names(section("services"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldGiveNoContainerMoreThanItNeeds(String name) throws IOException {
        JsonNode service = service(name);

        assertTrue(service.path("read_only").asBoolean());
        assertEquals("[\"ALL\"]", service.path("cap_drop").toString());
        assertEquals(
                "[\"no-new-privileges:true\"]", service.path("security_opt").toString());
        for (String privilege : List.of("cap_add", "privileged", "network_mode", "pid", "ipc")) {
            assertFalse(service.has(privilege), name + " has " + privilege);
        }
        for (String limit : List.of("mem_limit", "cpus", "pids_limit")) {
            assertTrue(service.has(limit), name + " has no " + limit);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPinAFullVersionOfEveryImageThatIsNotBuiltHere(String name) throws IOException {
        JsonNode service = service(name);
        String image = service.path("image").asText();
        if (service.has("build")) {
            Path file = ROOT.resolve(service.at("/build/context").asText())
                    .resolve(service.at("/build/dockerfile").asText());
            image = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("ARG BASE="))
                    .findFirst()
                    .orElseThrow();
        }
        assertTrue(image.matches(".*:v?\\d+\\.\\d+[\\w.-]*"), image);
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldListenOnLoopbackOnly(String name) throws IOException {
        for (JsonNode port : service(name).path("ports")) {
            assertTrue(port.asText().startsWith("127.0.0.1:"), name + " listens on " + port);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldPublishNoPortOfHealthAndMetrics(String name) throws IOException {
        for (JsonNode port : service(name).path("ports")) {
            assertFalse(port.asText().matches(".*:900\\d"), name + " publishes " + port);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void shouldKeepPasswordsInFiles(String name) throws IOException {
        for (String variable : names(service(name).path("environment"))) {
            assertFalse(variable.matches(".*(PASSWORD|SECRET|SIGNING_KEY|FEEDS_KEY)"), name + " gets " + variable);
        }
    }

    @Test
    void shouldLetServersReachNoOtherServer() throws IOException {
        for (String server : SERVERS) {
            for (String other : SERVERS) {
                Set<String> shared = texts(service(server).path("networks"));
                shared.retainAll(texts(service(other).path("networks")));
                assertEquals(server.equals(other), !shared.isEmpty(), server + " and " + other);
            }
        }
    }

    @Test
    void shouldMakeEverySecretThatAContainerGets() throws Exception {
        var script = new ProcessBuilder(
                        ROOT.resolve("deploy/compose/make-secrets").toString(), secrets.toString())
                .redirectErrorStream(true)
                .redirectOutput(secrets.resolve("output").toFile())
                .start();
        assertEquals(0, script.waitFor(), Files.readString(secrets.resolve("output")));

        JsonNode declared = section("secrets");
        for (JsonNode secret : declared) {
            String file = secret.path("file").asText();
            assertTrue(file.startsWith("deploy/compose/secrets/"), file);
            assertTrue(Files.size(secrets.resolve(file.substring(file.lastIndexOf('/') + 1))) > 0, file);
        }
        for (String name : services()) {
            assertTrue(names(declared).containsAll(secretsOf(name)), name);
            assertFalse(secretsOf(name).contains("authority.pem"), name);
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
    }

    @Test
    void shouldGiveAServiceItsPasswordsAsSettings() throws Exception {
        Files.writeString(secrets.resolve("quarkus.datasource.password"), "first\n");
        Files.writeString(secrets.resolve("dutywatch.kafka.password"), "second\n");
        Path java = Files.writeString(secrets.resolve("java"), "#!/bin/bash\necho \"$@\"; env\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        var script = new ProcessBuilder(
                        "bash", ROOT.resolve("deploy/compose/start-service.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(secrets.resolve("output").toFile());
        script.environment().put("SECRETS", secrets.toString());
        script.environment().merge("PATH", secrets + ":", (path, own) -> own + path);
        assertEquals(0, script.start().waitFor());

        List<String> output = Files.readAllLines(secrets.resolve("output"));
        assertEquals("-jar quarkus-run.jar", output.get(0));
        assertTrue(output.contains("QUARKUS_DATASOURCE_PASSWORD=first"), output.toString());
        assertTrue(output.contains("DUTYWATCH_KAFKA_PASSWORD=second"), output.toString());
    }

    @Test
    void shouldGiveEachServiceItsOwnPasswordsOnly() throws IOException {
        for (String service : List.of("access-ingest-service", "compliance-service", "notification-service")) {
            String login = service.replace("access-", "").replace("-service", "");
            Set<String> passwords = secretsOf(service);
            passwords.removeIf(secret -> secret.contains("."));
            assertEquals(Set.of("db-" + login, "db-" + login + "-owner", "kafka-" + login), passwords);
        }
    }

    private static Set<String> secretsOf(String service) throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode secret : service(service).path("secrets")) {
            names.add(
                    secret.isTextual() ? secret.asText() : secret.path("source").asText());
        }
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode service(String name) throws IOException {
        return section("services").path(name);
    }

    private static JsonNode section(String name) throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Object file = yaml.load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return new ObjectMapper().<JsonNode>valueToTree(file).path(name);
    }
}
