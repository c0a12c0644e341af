package org.dutywatch.local.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dutywatch.local.home.Artifacts;
import org.dutywatch.local.home.Workspace;
import org.dutywatch.local.machine.DetachedProcess;
import org.dutywatch.local.machine.JavaCommand;

/**
 * One Kafka node, both broker and controller, in a JVM of its own. Topics are created only from the list in {@code
 * deploy/kafka/topics.csv}.
 */
public final class KafkaBroker implements StackComponent {
    private static final int HEAP_MEGABYTES = 256;

    private final Workspace workspace;
    private final Artifacts artifacts;
    private final int port;
    private final int controllerPort;
    private final DetachedProcess process;

    public KafkaBroker(Workspace workspace, Artifacts artifacts, int port, int controllerPort) {
        this.workspace = workspace;
        this.artifacts = artifacts;
        this.port = port;
        this.controllerPort = controllerPort;
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
        return Map.of(port, "Kafka", controllerPort, "Kafka's controller");
    }

    @Override
    public void start() {
        if (!isAlive()) {
            Path data = workspace.data("kafka");
            var command = new JavaCommand(HEAP_MEGABYTES)
                    .property("log4j2.configurationFile", "log4j2-kafka.properties")
                    .main(
                            artifacts.classPath(),
                            BrokerMain.class.getName(),
                            configuration(data).toString(),
                            data.toString());
            process.start(command, Map.of(), workspace.state());
        }
        var topics = new Topics(workspace.root().resolve("deploy/kafka/topics.csv"));
        Readiness.await(this, Duration.ofSeconds(60), () -> Readiness.listens(port));
        topics.createMissing(bootstrapServers());
    }

    @Override
    public void stop() {
        process.stop(Duration.ofSeconds(20));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private Path configuration(Path data) {
        String text = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=2
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data);
        try {
            Files.createDirectories(data);
            return Files.writeString(data.resolveSibling("kafka.properties"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
