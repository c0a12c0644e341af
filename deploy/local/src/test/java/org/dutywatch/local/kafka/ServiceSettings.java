package org.dutywatch.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * What the settings of a service say about Kafka.
 *
 * @param login its login at the broker, which is also the first part of the names of its topics
 */
record ServiceSettings(String login, Properties properties) {
    private static final String CHANNEL = "mp.messaging.incoming.";

    /**
     * A channel of a service with its topic and consumer group.
     *
     * @param replays the topic of its replays; none if the service replays in a way of its own
     */
    record Consumed(String channel, String topic, List<String> replays, String group) {}

    static List<ServiceSettings> all() throws IOException {
        return List.of(
                read("access-ingest-service", "ingest"),
                read("compliance-service", "compliance"),
                read("notification-service", "notification"));
    }

    private static ServiceSettings read(String service, String login) throws IOException {
        var properties = new Properties();
        try (var file =
                Files.newBufferedReader(Path.of("../../" + service + "/src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return new ServiceSettings(login, properties);
    }

    List<Consumed> consumed() {
        List<Consumed> consumed = new ArrayList<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(CHANNEL) && (name.endsWith(".topic") || name.endsWith(".topics"))) {
                String channel = name.substring(CHANNEL.length(), name.lastIndexOf('.'));
                List<String> topics = List.of(properties.getProperty(name).split(","));
                consumed.add(new Consumed(
                        channel,
                        topics.get(0),
                        topics.subList(1, topics.size()),
                        properties.getProperty(CHANNEL + channel + ".group.id")));
            }
        }
        return consumed;
    }

    /** Whether the service replays the dead letters of a channel in a way of its own, without a consumer group. */
    boolean replaysItself(String channel) {
        return Arrays.asList(properties
                        .getProperty("dutywatch.failures.excluded-channels", "")
                        .split(","))
                .contains(channel);
    }
}
