package org.dutywatch.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutywatch.local.machine.StackFailure;
import org.junit.jupiter.api.Test;

class AclsTest {
    private static final String HEADER = "principal,resource,name,operation,why";
    private static final Path LISTS = Path.of("../kafka");

    @Test
    void shouldGiveEveryServiceWhatItsSettingsUseAndNothingElse() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (ServiceSettings service : ServiceSettings.all()) {
            needed.addAll(rightsOf(service));
        }

        assertEquals(needed, rights(login -> !isShipper(login)));
    }

    @Test
    void shouldLetShippersOnlyWriteRawLines() throws IOException {
        assertTrue(new Acls(LISTS.resolve("acls.csv")).logins().stream().anyMatch(AclsTest::isShipper));
        for (String login : new Acls(LISTS.resolve("acls.csv")).logins()) {
            if (isShipper(login)) {
                assertEquals(Set.of(login + " WRITE TOPIC logs.raw.v1"), rights(login::equals));
            }
        }
    }

    @Test
    void shouldLetIngestAloneReadRawLines() throws IOException {
        var readers = rights(login -> true).stream()
                .filter(right -> right.matches("\\S+ READ TOPIC logs\\.raw\\.v1(\\..*)?"))
                .map(right -> right.split(" ")[0])
                .collect(Collectors.toSet());

        assertEquals(Set.of("ingest"), readers);
    }

    @Test
    void shouldLetNoServiceWriteEventsOfAnother() throws IOException {
        Set<String> wider = rights(login -> !isShipper(login)).stream()
                .filter(right -> right.contains(" WRITE TOPIC ") && !isOfOneConsumer(right))
                .filter(right -> !right.split(" ")[3].startsWith(right.split(" ")[0] + "."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                Set.of(
                        "ingest WRITE TOPIC logs.raw.v1",
                        "ingest WRITE TOPIC audit.recorded.v1",
                        "compliance WRITE TOPIC audit.recorded.v1",
                        "notification WRITE TOPIC audit.recorded.v1"),
                wider);
    }

    @Test
    void shouldHaveAWriterAndAReaderOfEveryTopic() throws IOException {
        Set<String> rights = rights(login -> true);
        Set<String> listed = new HashSet<>();
        rights.forEach(right -> listed.add(right.replaceFirst("^\\S+ ", "")));

        for (String topic : topics()) {
            assertTrue(listed.contains("WRITE TOPIC " + topic), "nobody writes " + topic);
            assertTrue(listed.contains("READ TOPIC " + topic), "nobody reads " + topic);
        }
        listed.removeIf(right -> right.contains(" GROUP "));
        assertEquals(2 * topics().size(), listed.size(), "a right for a topic that does not exist");
    }

    @Test
    void shouldUseALoginThatExistsInEveryExampleOfAShipper() throws IOException {
        Set<String> logins = new Acls(LISTS.resolve("acls.csv")).logins();
        for (String example :
                List.of("rsyslog.conf", "syslog-ng.conf", "fluent-bit.conf", "vector.yaml", "filebeat.yml")) {
            String text = Files.readString(Path.of("../log-shippers").resolve(example));
            assertTrue(logins.stream().filter(AclsTest::isShipper).anyMatch(text::contains), example + " has no login");
        }
    }

    @Test
    void shouldRefuseALineThatItDoesNotUnderstand() {
        assertThrows(StackFailure.class, () -> Acls.parse(List.of("user,topic,operation", "ingest,a,read")));
        assertThrows(StackFailure.class, () -> Acls.parse(List.of(HEADER, "ingest,topics,a.b.v1,read,consumes")));
        assertThrows(StackFailure.class, () -> Acls.parse(List.of(HEADER, "ingest,topic,a.b.v1,reads,consumes")));
    }

    /** What a service needs, from its settings and from the topics that have its name. */
    private static Set<String> rightsOf(ServiceSettings service) throws IOException {
        String login = service.login();
        Set<String> rights = new TreeSet<>();
        topics().stream()
                .filter(topic -> topic.startsWith(login + ".") && !isOfOneConsumer(topic))
                .forEach(topic -> rights.add(login + " WRITE TOPIC " + topic));
        rights.add(login + " WRITE TOPIC audit.recorded.v1");
        service.consumed().forEach(consumed -> {
            String letters = consumed.topic() + "." + consumed.group() + ".dlt";
            rights.add(login + " READ TOPIC " + consumed.topic());
            rights.add(login + " READ GROUP " + consumed.group());
            rights.add(login + " WRITE TOPIC " + letters);
            rights.add(login + " READ TOPIC " + letters);
            if (service.replaysItself(consumed.channel())) {
                rights.add(login + " WRITE TOPIC " + consumed.topic());
            } else {
                // Dead letters are replayed: read, and published on a topic that the service alone reads.
                String replays = consumed.topic() + "." + consumed.group() + ".replay";
                rights.add(login + " READ GROUP " + consumed.group() + ".replay");
                rights.add(login + " WRITE TOPIC " + replays);
                rights.add(login + " READ TOPIC " + replays);
            }
        });
        return rights;
    }

    private static boolean isOfOneConsumer(String topic) {
        return topic.endsWith(".dlt") || topic.endsWith(".replay");
    }

    private static Set<String> rights(Predicate<String> logins) throws IOException {
        return Acls.parse(Files.readAllLines(LISTS.resolve("acls.csv"))).stream()
                .map(Rights::describe)
                .filter(right -> logins.test(right.split(" ")[0]))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> topics() throws IOException {
        return Topics.parse(Files.readAllLines(LISTS.resolve("topics.csv"))).stream()
                .map(topic -> topic.name())
                .collect(Collectors.toSet());
    }

    private static boolean isShipper(String login) {
        return login.startsWith("shipper-");
    }
}
