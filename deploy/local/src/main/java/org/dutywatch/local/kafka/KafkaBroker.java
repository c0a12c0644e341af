package org.dutywatch.local.kafka;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.dutywatch.local.component.Readiness;
import org.dutywatch.local.component.StackComponent;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Passwords;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.JavaCommand;
import org.dutywatch.local.machine.Ports;
import org.dutywatch.local.machine.StackFailure;

/**
 * One Kafka node, both broker and controller, in a JVM of its own. Topics are created only from the list in {@code
 * deploy/kafka/topics.csv}; every client logs in, and may do only what {@code deploy/kafka/acls.csv} says.
 */
public final class KafkaBroker implements StackComponent {
    private static final int HEAP_MEGABYTES = 256;

    private final Workspace workspace;
    private final Artifacts artifacts;
    private final KafkaLogins logins;
    private final Ports ports;
    private final DetachedProcess process;

    public KafkaBroker(Workspace workspace, Artifacts artifacts, Passwords passwords, Ports ports) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.logins = new KafkaLogins(passwords);
        this.ports = ports;
        this.process = workspace.process("kafka");
    }

    @Override
    public String title() {
        return "Kafka " + artifacts.version("kafka_2.13-");
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(
                ports.kafka(),
                "Kafka",
                ports.kafkaController(),
                "Kafka's controller",
                ports.kafkaAdmin(),
                "Kafka's administrator");
    }

    @Override
    public void start() {
        if (!isAlive()) {
            Path data = workspace.data("kafka");
            var configuration =
                    new BrokerConfiguration(data, ports.kafka(), ports.kafkaAdmin(), ports.kafkaController(), logins);
            var command = new JavaCommand(HEAP_MEGABYTES)
                    .property("log4j2.configurationFile", "log4j2-kafka.properties")
                    .main(
                            artifacts.classPath(),
                            BrokerMain.class.getName(),
                            configuration.write().toString(),
                            data.toString());
            process.start(command, Map.of(), workspace.state());
        }
        Readiness.await(
                this,
                Duration.ofSeconds(60),
                () -> Readiness.listens(ports.kafka()) && Readiness.listens(ports.kafkaAdmin()));
        setUp();
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    public String bootstrapServers() {
        return address(ports.kafka());
    }

    /** Returns the password of a service or shipper, such as {@code ingest}. */
    public String password(String login) {
        return logins.password(login);
    }

    /** Returns the settings of a Kafka client that logs in as a service or shipper, such as {@code ingest}. */
    public Map<String, Object> clientSettings(String login) {
        return withAddress(ports.kafka(), logins.clientSettings(login));
    }

    /** Returns the settings of a client that may do everything. */
    public Map<String, Object> adminSettings() {
        return withAddress(ports.kafkaAdmin(), logins.adminSettings());
    }

    /** Creates topics, logins and their rights. */
    private void setUp() {
        Path lists = workspace.root().resolve("deploy/kafka");
        var acls = new Acls(lists.resolve("acls.csv"));
        try (var admin = Admin.create(adminSettings())) {
            logins.create(admin, acls.logins());
            acls.apply(admin);
            new Topics(lists.resolve("topics.csv")).createMissing(admin);
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka cannot create its topics, logins and rights: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, Object> withAddress(int port, Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("bootstrap.servers", address(port));
        return settings;
    }

    private static String address(int port) {
        return "127.0.0.1:" + port;
    }
}
