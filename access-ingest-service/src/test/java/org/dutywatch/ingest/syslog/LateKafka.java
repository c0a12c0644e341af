package org.dutywatch.ingest.syslog;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.dutywatch.testing.RealServers;
import org.jspecify.annotations.Nullable;

/** A real database, and a Kafka broker that starts when the test says so. Listeners on free ports with small queues. */
public class LateKafka extends RealServers {
    static final int QUEUE_BYTES = 256 * 1024;

    private static volatile int port;
    private static volatile @Nullable EmbeddedKafkaBroker broker;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
        config.put("kafka.bootstrap.servers", "127.0.0.1:" + port);
        // Its offsets are not those of the broker of the other tests, which the database has.
        config.put("mp.messaging.incoming.lines.enabled", "false");
        config.put("mp.messaging.incoming.employees.enabled", "false");
        for (String transport : new String[] {"udp", "tcp"}) {
            String prefix = "dutywatch.syslog.late-" + transport + ".";
            config.put(prefix + "transport", transport);
            config.put(prefix + "port", "0");
            config.put(prefix + "source", "syslog-late-" + transport);
            config.put(prefix + "allowed-addresses", "127.0.0.1");
            config.put(prefix + "queue-size", String.valueOf(QUEUE_BYTES));
        }
        return config;
    }

    static void startBroker() {
        broker = new EmbeddedKafkaBroker()
                .withNodeId(0)
                .withKafkaPort(port)
                .withDeleteLogDirsOnClose(true)
                .start();
    }

    @Override
    public void stop() {
        EmbeddedKafkaBroker started = broker;
        if (started != null) {
            started.close();
        }
    }

    @Override
    public int order() {
        return 1;
    }
}
