package org.dutywatch.eventkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.testing.TopicRecords;

/** Reads the records of a topic of the test broker. */
public final class TopicReader {
    private TopicReader() {}

    /** Returns all records, from the beginning. */
    public static List<ConsumerRecord<String, byte[]>> all(String topic) {
        return TopicRecords.of(topic);
    }

    public static List<String> values(String topic) {
        return all(topic).stream().map(record -> text(record.value())).toList();
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
