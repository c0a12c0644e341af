package org.dutywatch.local.kafka;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.ResourceType;
import org.dutywatch.local.StackOptions;
import org.junit.jupiter.api.Test;

/** Tries every login on every topic, group and act of administration of a real broker. */
class KafkaAccessIT {
    private static final Path LISTS = StackOptions.here().root().resolve("deploy/kafka");

    private final TestBroker server = TestBroker.get();
    private final KafkaBroker broker = server.kafka();

    @Test
    void shouldAllowEachLoginOnTopicsAndGroupsOnlyWhatIsListed() throws Exception {
        Set<String> listed = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        for (AclBinding binding : acls().all()) {
            listed.add(Rights.describe(binding));
            if (binding.pattern().resourceType() == ResourceType.GROUP) {
                groups.add(binding.pattern().name());
            }
        }
        try (var admin = new BrokerClient(broker.adminSettings())) {
            for (String topic : topics()) {
                assertTrue(admin.mayWrite(topic), "there must be a record in " + topic);
            }
        }

        Set<String> allowed = new TreeSet<>();
        for (String login : acls().logins()) {
            try (var client = new BrokerClient(broker.clientSettings(login))) {
                for (String topic : topics()) {
                    addIf(client.mayWrite(topic), allowed, Rights.describe(login, "WRITE", "TOPIC " + topic));
                    addIf(client.mayRead(topic), allowed, Rights.describe(login, "READ", "TOPIC " + topic));
                }
                for (String group : groups) {
                    addIf(
                            client.mayJoin(group, topicSeenBy(login)),
                            allowed,
                            Rights.describe(login, "READ", "GROUP " + group));
                }
            }
        }

        assertEquals(listed, allowed);
    }

    @Test
    void shouldLetNoServiceOrShipperAdministerAnything() throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String login : acls().logins()) {
            try (var client = new BrokerClient(broker.clientSettings(login))) {
                for (var act : acts().entrySet()) {
                    addIf(client.may(act.getValue()), allowed, login + " may " + act.getKey());
                }
            }
        }

        assertEquals(Set.of(), allowed);
    }

    @Test
    void shouldShowAShipperNoOtherTopicThanThatOfRawLines() throws Exception {
        try (var shipper = new BrokerClient(broker.clientSettings("shipper-hq-squid"))) {
            assertEquals(
                    Set.of("logs.raw.v1"), shipper.admin().listTopics().names().get());
        }
    }

    @Test
    void shouldTakeAwayWhatIsNotListedAnyMore() throws Exception {
        var temporary = Acls.parse(List.of(
                "principal,resource,name,operation,why", "shipper-hq-squid,topic,audit.recorded.v1,read,a mistake"));
        Set<AclBinding> withTemporary = new HashSet<>(acls().all());
        withTemporary.addAll(temporary);
        try (var admin = Admin.create(broker.adminSettings())) {
            admin.createAcls(temporary).all().get();
            awaitRights(admin, withTemporary);

            acls().apply(admin);

            awaitRights(admin, acls().all());
        }
    }

    /** The controller decides; the broker that is asked learns of it a moment later. */
    private static void awaitRights(Admin admin, Set<AclBinding> expected) {
        await("the rights")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertEquals(
                        expected,
                        new HashSet<>(admin.describeAcls(AclBindingFilter.ANY)
                                .values()
                                .get())));
    }

    @Test
    void shouldShowNoPasswordInProcessListLogOrFilesOfOthers() throws IOException {
        var process = broker.process().running().orElseThrow();
        String command = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        String environment = Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
        String log = Files.readString(broker.log());
        Set<String> logins = new HashSet<>(acls().logins());
        logins.add(KafkaLogins.ADMIN);

        for (String login : logins) {
            String password = server.passwords().of("kafka-" + login);
            assertFalse(command.contains(password), "the command line shows the password of " + login);
            assertFalse(environment.contains(password), "the environment shows the password of " + login);
            assertFalse(log.contains(password), "the log shows the password of " + login);
            assertOwnerAlone(server.workspace().state().resolve("passwords/kafka-" + login));
        }
        assertOwnerAlone(server.workspace().data("kafka.properties"));
    }

    private static void assertOwnerAlone(Path file) throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
    }

    /** What only the broker's administrator may do. */
    private static Map<String, Function<Admin, KafkaFuture<?>>> acts() throws IOException {
        Map<String, Function<Admin, KafkaFuture<?>>> acts = new LinkedHashMap<>();
        for (String topic : topics()) {
            var configuration = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var keepForEver = new AlterConfigOp(new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET);
            acts.put(
                    "configure " + topic,
                    admin -> admin.incrementalAlterConfigs(Map.of(configuration, List.of(keepForEver)))
                            .all());
            acts.put(
                    "see the configuration of " + topic,
                    admin -> admin.describeConfigs(List.of(configuration)).all());
            acts.put(
                    "add partitions to " + topic,
                    admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(9)))
                            .all());
            acts.put(
                    "delete records of " + topic,
                    admin -> admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0)))
                            .all());
            acts.put(
                    "delete " + topic,
                    admin -> admin.deleteTopics(List.of(topic)).all());
        }
        acts.put(
                "create a topic",
                admin -> admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                        .all());
        acts.put(
                "see who may do what",
                admin -> admin.describeAcls(AclBindingFilter.ANY).values());
        acts.put(
                "give itself a right",
                admin -> admin.createAcls(Acls.parse(List.of(
                                "principal,resource,name,operation,why", "ingest,topic,audit.recorded.v1,read,no")))
                        .all());
        acts.put(
                "take rights away",
                admin -> admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        acts.put(
                "set a password",
                admin -> admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                "ingest", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "known")))
                        .all());
        acts.put("see logins", admin -> admin.describeUserScramCredentials().all());
        acts.put(
                "configure the broker",
                admin -> admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.BROKER, "1"),
                                List.of(new AlterConfigOp(
                                        new ConfigEntry("log.cleaner.threads", "2"), AlterConfigOp.OpType.SET))))
                        .all());
        acts.put("see the quorum", admin -> admin.describeMetadataQuorum().quorumInfo());
        return acts;
    }

    private static void addIf(boolean condition, Set<String> set, String element) {
        if (condition) {
            set.add(element);
        }
    }

    /** A topic that the login may read, or write if it may read none: to join a group takes a topic that it sees. */
    private static String topicSeenBy(String login) {
        return acls().all().stream()
                .filter(binding -> binding.entry().principal().equals("User:" + login))
                .filter(binding -> binding.pattern().resourceType() == ResourceType.TOPIC)
                .sorted(Comparator.comparing(binding -> binding.entry().operation()))
                .map(binding -> binding.pattern().name())
                .findFirst()
                .orElseThrow();
    }

    private static Acls acls() {
        return new Acls(LISTS.resolve("acls.csv"));
    }

    private static Set<String> topics() throws IOException {
        return Topics.parse(Files.readAllLines(LISTS.resolve("topics.csv"))).stream()
                .map(NewTopic::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
