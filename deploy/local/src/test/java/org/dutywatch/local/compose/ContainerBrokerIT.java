package org.dutywatch.local.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.dutywatch.local.StackOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker started as docker-compose.yml starts it, over TLS. */
class ContainerBrokerIT {
    @TempDir
    static Path directory;

    private static final AclBinding SURPLUS = new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "logs.raw.v1", PatternType.LITERAL),
            new AccessControlEntry("User:shipper-hq-squid", "*", AclOperation.READ, AclPermissionType.ALLOW));

    private static ContainerBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = ContainerBroker.start(directory);
        try (var admin = Admin.create(broker.adminSettings())) {
            admin.createTopics(List.of(new NewTopic("logs.raw.v1", 1, (short) 1)))
                    .all()
                    .get();
            admin.createAcls(List.of(SURPLUS)).all().get();
        }
        broker.applyAcls();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        broker.close();
    }

    @Test
    void shouldHaveTheListedRightsAndNoOther() throws Exception {
        try (var admin = Admin.create(broker.adminSettings())) {
            Set<String> rights = new TreeSet<>();
            for (AclBinding right :
                    admin.describeAcls(AclBindingFilter.ANY).values().get()) {
                rights.add(right.entry().principal().replace("User:", "") + ","
                        + right.pattern().resourceType() + "," + right.pattern().name() + ","
                        + right.entry().operation());
            }

            assertEquals(listedRights(), rights);
        }
    }

    @Test
    void shouldLetAShipperWriteRawLinesButNotReadThem() throws Exception {
        Map<String, Object> shipper = broker.clientSettings("shipper-hq-squid");
        try (var producer = new KafkaProducer<>(shipper, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("logs.raw.v1", "hq-squid", "a line"))
                    .get();
        }

        try (var consumer = new KafkaConsumer<>(shipper, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("logs.raw.v1", 0)));
            consumer.seekToBeginning(consumer.assignment());

            assertThrows(TopicAuthorizationException.class, () -> consumer.poll(Duration.ofSeconds(60)));
        }
    }

    private static Set<String> listedRights() throws IOException {
        Set<String> listed = new TreeSet<>();
        Path file = StackOptions.here().root().resolve("deploy/kafka/acls.csv");
        Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> listed.add(cells[0] + "," + cells[1].toUpperCase(Locale.ROOT) + "," + cells[2] + ","
                        + cells[3].toUpperCase(Locale.ROOT)));
        return listed;
    }

    @Test
    void shouldNotAnswerAClientWithoutTls() throws IOException {
        Map<String, Object> settings = broker.clientSettings("ingest");
        settings.put("security.protocol", "SASL_PLAINTEXT");

        assertInstanceOf(TimeoutException.class, refusal(settings));
    }

    @Test
    void shouldNotBeTrustedByAClientThatDoesNotKnowItsAuthority() throws IOException {
        Map<String, Object> settings = broker.clientSettings("ingest");
        settings.remove("ssl.truststore.type");
        settings.remove("ssl.truststore.location");

        assertInstanceOf(SslAuthenticationException.class, refusal(settings));
    }

    @Test
    void shouldRefuseTheAdministratorWhereServicesLogIn() throws IOException {
        assertInstanceOf(AuthenticationException.class, refusal(broker.clientSettings("admin")));
    }

    @Test
    void shouldShowThePasswordOfTheAdministratorToNobody() throws IOException {
        String password = broker.password("admin");
        long process = broker.process().pid();

        assertFalse(Files.readString(Path.of("/proc/" + process + "/cmdline")).contains(password));
        assertFalse(Files.readString(Path.of("/proc/" + process + "/environ")).contains(password));
        assertFalse(Files.readString(directory.resolve("broker.log")).contains(password));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("server.properties"))));
    }

    private static Throwable refusal(Map<String, Object> settings) {
        settings.put("default.api.timeout.ms", 3_000);
        settings.put("request.timeout.ms", 3_000);
        try (var admin = Admin.create(settings)) {
            var failure = assertThrows(
                    ExecutionException.class,
                    () -> admin.describeCluster().clusterId().get());
            return Objects.requireNonNull(failure.getCause());
        }
    }
}
