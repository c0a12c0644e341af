package org.dutywatch.ingest.receiving;

import java.util.HashMap;
import java.util.Map;
import org.dutywatch.testing.RealServers;

/** A real database, and a Kafka address at which no broker answers. */
public class UnavailableKafka extends RealServers {
    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        config.put("kafka.bootstrap.servers", "127.0.0.1:1");
        return config;
    }

    @Override
    public int order() {
        return 1;
    }
}
