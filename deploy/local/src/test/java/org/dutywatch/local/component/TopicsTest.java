package org.dutywatch.local.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
                "topic,partitions,retention_ms,cleanup_policy,max_message_bytes", "a.b.v1,6,86400000,delete,2097152"));

        NewTopic topic = topics.get(0);
        assertEquals(6, topic.numPartitions());
        assertEquals(
                Map.of("retention.ms", "86400000", "cleanup.policy", "delete", "max.message.bytes", "2097152"),
                topic.configs());
    }

    @Test
    void shouldHaveADeadLetterTopicForEveryConsumedTopic() throws IOException {
        var names = Topics.parse(Files.readAllLines(Path.of("../kafka/topics.csv"))).stream()
                .map(NewTopic::name)
                .collect(Collectors.toSet());

        for (String group : List.of(
                "logs.raw.v1.ingest.lines",
                "compliance.employee-changed.v1.ingest.directory",
                "ingest.access-observed.v1.compliance.evidence",
                "notification.notice-changed.v1.compliance.notices",
                "audit.recorded.v1.compliance.audit",
                "compliance.employee-changed.v1.notification.directory",
                "compliance.finding-changed.v1.notification.routing")) {
            assertTrue(names.contains(group + ".dlt"), group);
        }
    }
}
