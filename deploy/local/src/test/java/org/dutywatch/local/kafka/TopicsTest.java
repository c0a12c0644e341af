package org.dutywatch.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void shouldReadPartitionsAndSettingsOfATopic() {
        var topics = Topics.parse(List.of(
                "topic,partitions,retention_ms,cleanup_policy,max_message_bytes,timestamp_type",
                "a.b.v1,6,86400000,delete,2097152,LogAppendTime"));

        NewTopic topic = topics.get(0);
        assertEquals(6, topic.numPartitions());
        assertEquals(
                Map.of(
                        "retention.ms",
                        "86400000",
                        "cleanup.policy",
                        "delete",
                        "max.message.bytes",
                        "2097152",
                        "message.timestamp.type",
                        "LogAppendTime"),
                topic.configs());
    }

    @Test
    void shouldHaveTopicsForTheDeadLettersAndTheReplaysOfEveryConsumer() throws IOException {
        var names = Topics.parse(Files.readAllLines(Path.of("../kafka/topics.csv"))).stream()
                .map(NewTopic::name)
                .collect(Collectors.toSet());

        for (ServiceSettings service : ServiceSettings.all()) {
            assertFalse(service.consumed().isEmpty(), service.login() + " consumes nothing");
            for (var consumed : service.consumed()) {
                List<String> replays = service.replaysItself(consumed.channel())
                        ? List.of()
                        : List.of(consumed.topic() + "." + consumed.group() + ".replay");
                assertEquals(replays, consumed.replays(), consumed.toString());
                assertTrue(names.containsAll(replays), consumed.toString());
            }
            service.consumed()
                    .forEach(consumed -> assertTrue(
                            names.contains(consumed.topic() + "." + consumed.group() + ".dlt"), consumed.toString()));
        }
    }
}
