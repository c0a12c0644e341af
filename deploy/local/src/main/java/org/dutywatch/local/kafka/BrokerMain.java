package org.dutywatch.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The main class of the broker's JVM: formats the storage when it is new, then calls Kafka's own main method. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        Path configuration = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        if (!Files.exists(data.resolve("meta.properties"))) {
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()};
            if (StorageTool.execute(format, System.out) != 0) {
                throw new IOException("the storage cannot be formatted");
            }
        }
        Kafka.main(new String[] {configuration.toString()});
    }
}
