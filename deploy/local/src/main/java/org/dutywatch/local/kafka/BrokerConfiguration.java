package org.dutywatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The configuration of one node that is both broker and controller. Each of its three listeners asks for a login: one for
 * services and shippers (SCRAM, or PLAIN for the shipper, see KafkaLogins), one for the administrator, and one of the
 * controller, which only the node itself uses.
 *
 * @param data directory of its logs
 * @param port of the listener for services and shippers
 */
record BrokerConfiguration(Path data, int port, int adminPort, int controllerPort, KafkaLogins logins) {
    /** Writes the file, which contains the administrator's password and is readable by its owner alone. */
    Path write() {
        Path file = data.resolveSibling("kafka.properties");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=ADMIN
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,ADMIN://127.0.0.1:%3$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d,ADMIN://127.0.0.1:%3$d
                listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT,ADMIN:SASL_PLAINTEXT
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.clients.sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
                listener.name.clients.plain.sasl.jaas.config=%8$s
                listener.name.clients.scram-sha-512.sasl.jaas.config=%5$s
                listener.name.admin.sasl.enabled.mechanisms=PLAIN
                listener.name.admin.plain.sasl.jaas.config=%6$s
                listener.name.controller.sasl.enabled.mechanisms=PLAIN
                listener.name.controller.plain.sasl.jaas.config=%6$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                allow.everyone.if.no.acl.found=false
                super.users=User:%7$s
                log.dirs=%4$s
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
                """.formatted(
                        port,
                        controllerPort,
                        adminPort,
                        data,
                        KafkaLogins.scramLoginModule(),
                        logins.adminLoginModule(),
                        KafkaLogins.ADMIN,
                        logins.shipperLoginModule());
    }
}
