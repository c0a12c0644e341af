package org.dutywatch.eventkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.dutywatch.eventkit.TopicReader;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class DeadLettersIT {
    private static final int MIB = 1024 * 1024;

    @Inject
    DeadLetters deadLetters;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    @Test
    void shouldKeepTheWholeValueWhenTheTopicTakesIt() throws Exception {
        createTopic("in.large.v1.kit.large.dlt", 16 * MIB);
        byte[] value = incompressible(15 * MIB);

        deadLetters.send(message("in.large.v1", value), "kit.large", "too slow").join();

        var letter = TopicReader.all("in.large.v1.kit.large.dlt").get(0);
        assertThat(Arrays.equals(letter.value(), value)).isTrue();
        assertThat(DeadLetters.truncation(letter)).isEmpty();
    }

    @Test
    void shouldSayThatAValueWasCutWhenTheTopicDoesNotTakeIt() throws Exception {
        createTopic("in.small.v1.kit.small.dlt", MIB);
        byte[] value = incompressible(3 * MIB);

        deadLetters.send(message("in.small.v1", value), "kit.small", "too slow").join();

        var letter = TopicReader.all("in.small.v1.kit.small.dlt").get(0);
        assertThat(letter.value()).isEqualTo(Arrays.copyOf(value, 1_000_000));
        assertThat(DeadLetters.truncation(letter)).contains("the value of 3145728 bytes was cut to 1000000");
        assertThat(TopicReader.header(letter, DeadLetters.REASON)).isEqualTo("too slow");
    }

    private void createTopic(String name, int maxMessageBytes) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.get("bootstrap.servers")))) {
            var topic = new NewTopic(name, 1, (short) 1)
                    .configs(Map.of("max.message.bytes", Integer.toString(maxMessageBytes)));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static ConsumerRecord<String, byte[]> message(String topic, byte[] value) {
        return new ConsumerRecord<>(topic, 0, 7, "key", value);
    }

    private static byte[] incompressible(int length) {
        byte[] value = new byte[length];
        new Random(1).nextBytes(value);
        return value;
    }
}
