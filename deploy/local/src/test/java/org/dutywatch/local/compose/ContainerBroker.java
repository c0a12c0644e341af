package org.dutywatch.local.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.dutywatch.local.StackOptions;
import org.dutywatch.local.home.Artifacts;

/**
 * A broker that the script of docker-compose.yml has started, with certificates and passwords of make-secrets, but
 * without a container: Kafka's own scripts are replaced by ones that call the same classes.
 *
 * @param directory of everything
 */
record ContainerBroker(Path directory, Process process, int clients, int admin) implements AutoCloseable {
    private static final Path ROOT = StackOptions.here().root();

    static ContainerBroker start(Path directory) throws IOException, InterruptedException {
        Path secrets = directory.resolve("secrets");
        run(new ProcessBuilder(ROOT.resolve("deploy/compose/make-secrets").toString(), secrets.toString()), directory);
        Path home = directory.resolve("kafka");
        Path scripts = Files.createDirectories(home.resolve("bin"));
        script(scripts.resolve("kafka-storage.sh"), "kafka.tools.StorageTool");
        script(scripts.resolve("kafka-server-start.sh"), "kafka.Kafka");
        script(scripts.resolve("kafka-acls.sh"), "org.apache.kafka.tools.AclCommand");
        script(scripts.resolve("kafka-configs.sh"), "kafka.admin.ConfigCommand");
        int clients = freePort();
        int admin = freePort();
        var broker = new ProcessBuilder(
                        "bash", ROOT.resolve("deploy/kafka/start-broker.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("broker.log").toFile());
        broker.environment()
                .putAll(Map.of(
                        "KAFKA_SECRETS", secrets.toString(),
                        "KAFKA_HOME", home.toString(),
                        "KAFKA_DATA", directory.resolve("data").toString(),
                        "KAFKA_CONFIGURATION",
                                directory.resolve("server.properties").toString(),
                        "KAFKA_NAME", "localhost",
                        "KAFKA_CLIENTS_PORT", Integer.toString(clients),
                        "KAFKA_ADMIN_PORT", Integer.toString(admin),
                        "KAFKA_CONTROLLER_PORT", Integer.toString(freePort()),
                        "KAFKA_HOST_PORT", Integer.toString(freePort())));
        var started = new ContainerBroker(directory, broker.start(), clients, admin);
        started.awaitPort();
        return started;
    }

    /** Creates logins and rights with the script for it. */
    void applyAcls() throws IOException, InterruptedException {
        Path configuration = directory.resolve("admin.properties");
        try (var writer = Files.newBufferedWriter(configuration)) {
            for (var setting : adminSettings().entrySet()) {
                writer.write(setting.getKey() + "=" + setting.getValue() + "\n");
            }
        }
        Path scripts = directory.resolve("kafka/bin");
        var script = new ProcessBuilder(
                "bash", ROOT.resolve("deploy/kafka/apply-acls.sh").toString());
        script.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "localhost:" + admin,
                        "KAFKA_ADMIN_CONFIG", configuration.toString(),
                        "KAFKA_PASSWORDS", directory.resolve("secrets").toString(),
                        "KAFKA_ACLS", scripts.resolve("kafka-acls.sh").toString(),
                        "KAFKA_CONFIGS", scripts.resolve("kafka-configs.sh").toString()));
        run(script, directory);
    }

    /** Returns the settings of the administrator. */
    Map<String, Object> adminSettings() throws IOException {
        return settings(admin, "PLAIN", "plain.PlainLoginModule", "admin");
    }

    /** Returns the settings of a service or shipper. */
    Map<String, Object> clientSettings(String login) throws IOException {
        return settings(clients, "SCRAM-SHA-512", "scram.ScramLoginModule", login);
    }

    String password(String login) throws IOException {
        return Files.readString(directory.resolve("secrets/kafka-" + login)).strip();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private Map<String, Object> settings(int port, String mechanism, String module, String login) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", "localhost:" + port);
        settings.put("security.protocol", "SASL_SSL");
        settings.put("ssl.truststore.type", "PEM");
        settings.put(
                "ssl.truststore.location", directory.resolve("secrets/ca.pem").toString());
        settings.put("sasl.mechanism", mechanism);
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security." + module + " required username=\"" + login + "\" password=\""
                        + password(login) + "\";");
        settings.put("default.api.timeout.ms", 20_000);
        settings.put("request.timeout.ms", 10_000);
        return settings;
    }

    private void awaitPort() throws IOException, InterruptedException {
        for (int attempts = 0; attempts < 600; attempts++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), admin)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("no broker: " + Files.readString(directory.resolve("broker.log")));
    }

    private static void script(Path file, String mainClass) throws IOException {
        Files.writeString(
                file,
                "#!/bin/bash\nexec \"" + System.getProperty("java.home")
                        + "/bin/java\" -Xmx256m -XX:TieredStopAtLevel=1"
                        + " -Dlog4j2.configurationFile=log4j2-kafka.properties -cp '"
                        + Artifacts.of(ROOT).classPath() + "' " + mainClass + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static void run(ProcessBuilder command, Path directory) throws IOException, InterruptedException {
        Path output = directory.resolve("output");
        int status = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(output));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
