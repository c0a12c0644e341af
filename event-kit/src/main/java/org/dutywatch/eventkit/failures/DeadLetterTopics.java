package org.dutywatch.eventkit.failures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.dutywatch.eventkit.kafka.DeadLetters;
import org.eclipse.microprofile.config.Config;

/** The dead-letter topics of this service: one for each incoming channel. */
@ApplicationScoped
class DeadLetterTopics {
    private static final String CHANNEL = "mp.messaging.incoming.";
    private static final String GROUP = ".group.id";

    private final List<DeadLetterSource> topics;

    DeadLetterTopics(Config config, FailuresConfig failures) {
        Set<String> excluded = failures.excludedChannels().orElse(Set.of());
        topics = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith(CHANNEL) && name.endsWith(GROUP))
                .map(name -> name.substring(CHANNEL.length(), name.length() - GROUP.length()))
                .filter(channel -> !excluded.contains(channel))
                .distinct()
                .sorted()
                .map(channel -> new DeadLetterSource(
                        origin(config, channel), config.getValue(CHANNEL + channel + GROUP, String.class)))
                .toList();
    }

    /** A channel with replays lists the topic that it consumes, and then that of its replays. */
    private static String origin(Config config, String channel) {
        return config.getOptionalValue(CHANNEL + channel + ".topics", String.class)
                .map(topics -> topics.split(",")[0])
                .orElseGet(() -> config.getValue(CHANNEL + channel + ".topic", String.class));
    }

    /** The dead letters of one consumer group. */
    record DeadLetterSource(String origin, String group) {
        String name() {
            return DeadLetters.topicOf(origin, group);
        }

        String replayTopic() {
            return DeadLetters.replayTopicOf(origin, group);
        }

        /** The consumer group whose offsets say which dead letters were replayed. */
        String replayGroup() {
            return group + ".replay";
        }
    }

    List<DeadLetterSource> all() {
        return topics;
    }
}
