package org.dutywatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of {@code deploy/kafka/topics.csv}, which every way of running the stack uses. */
final class Topics {
    private final List<NewTopic> topics;

    Topics(Path list) {
        try {
            this.topics = parse(Files.readAllLines(list));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<NewTopic> parse(List<String> lines) {
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(",", -1))
                .map(cells -> new NewTopic(cells[0], Integer.parseInt(cells[1]), (short) 1)
                        .configs(Map.of(
                                "retention.ms", cells[2],
                                "cleanup.policy", cells[3],
                                "max.message.bytes", cells[4],
                                "message.timestamp.type", cells[5])))
                .toList();
    }

    void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> present = admin.listTopics().names().get();
        var missing =
                topics.stream().filter(topic -> !present.contains(topic.name())).toList();
        try {
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
