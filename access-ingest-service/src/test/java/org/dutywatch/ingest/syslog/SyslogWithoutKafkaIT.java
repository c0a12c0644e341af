package org.dutywatch.ingest.syslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dutywatch.ingest.IngestFeed;
import org.dutywatch.testing.Management;
import org.junit.jupiter.api.Test;

/** What comes over syslog while Kafka is away. */
@QuarkusTest
@WithTestResource(value = LateKafka.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SyslogWithoutKafkaIT {
    private static final int LINES = 100_000;
    private static final int DATAGRAMS = 200;

    /** So few fit into the buffer of the kernel, which would drop more without a count. */
    private static final int AT_ONCE = 20;

    /** What one read of a connection may add to a queue that is not full yet. */
    private static final int ONE_READ = 128 * 1024;

    private static final Pattern LOST =
            Pattern.compile("dutywatch_syslog_lost_total\\{listener=\"late-udp\",reason=\"queue_full\"} ([0-9.E]+)");

    private static final Pattern RECEIVED =
            Pattern.compile("dutywatch_syslog_lines_total\\{listener=\"late-udp\"} ([0-9.E]+)");

    private static final Pattern QUEUED =
            Pattern.compile("dutywatch_syslog_queue_bytes\\{listener=\"late-tcp\"} ([0-9.E]+)");

    @Inject
    IngestFeed feed;

    @Inject
    SyslogListeners listeners;

    @Test
    void shouldLoseNothingOfAConnectionAndCountTheDatagramsThatAreLost() throws IOException {
        CompletableFuture<Void> sender = CompletableFuture.runAsync(this::sendOverTcp);
        for (int sent = 1; sent <= DATAGRAMS; sent++) {
            datagram(("<1>datagram " + sent + " ").repeat(200));
            if (sent % AT_ONCE == 0) {
                int all = sent;
                await("datagrams are read")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> metric(RECEIVED) + metric(LOST) == all);
            }
        }

        await("the queues are full")
                .atMost(Duration.ofSeconds(60))
                .until(() -> metric(QUEUED) > LateKafka.QUEUE_BYTES && metric(LOST) > 0);
        assertThat(sender).isNotDone();
        assertThat(metric(QUEUED)).isLessThan(LateKafka.QUEUE_BYTES + ONE_READ);

        LateKafka.startBroker();

        await("every line of the connection is on the topic")
                .atMost(Duration.ofSeconds(120))
                .until(() -> linesOf("syslog-late-tcp").size() >= LINES);
        assertThat(linesOf("syslog-late-tcp"))
                .containsExactlyElementsOf(IntStream.range(0, LINES)
                        .mapToObj(SyslogWithoutKafkaIT::line)
                        .toList());
        assertThat(sender).succeedsWithin(Duration.ofSeconds(30));
        await("what was not lost of the datagrams")
                .atMost(Duration.ofSeconds(60))
                .until(() -> linesOf("syslog-late-udp").size() + metric(LOST) == DATAGRAMS);
    }

    private static String line(int number) {
        return "<134>Nov  3 09:02:11 proxy squid[71]: a line of some length, such as a proxy writes it " + number;
    }

    private void sendOverTcp() {
        try (var socket = new Socket("127.0.0.1", listeners.port("late-tcp"));
                var out = socket.getOutputStream()) {
            for (int i = 0; i < LINES; i++) {
                out.write((line(i) + "\n").getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the connection failed", e);
        }
    }

    private void datagram(String text) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getByName("127.0.0.1"), listeners.port("late-udp")));
        }
    }

    private List<String> linesOf(String source) {
        return feed.records("logs.raw.v1", record -> source.equals(record.key())).stream()
                .flatMap(record -> new String(record.value(), ISO_8859_1).lines())
                .toList();
    }

    private static double metric(Pattern pattern) {
        var matcher = pattern.matcher(Management.metrics());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }
}
