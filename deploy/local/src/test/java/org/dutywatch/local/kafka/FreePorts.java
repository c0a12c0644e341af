package org.dutywatch.local.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.dutywatch.local.machine.Ports;

/** Finds ports for a broker that runs beside others on this machine. */
final class FreePorts {
    private FreePorts() {}

    static Ports find() {
        for (int attempts = 0; attempts < 100; attempts++) {
            var ports = new Ports(ThreadLocalRandom.current().nextInt(15_000, 22_000));
            if (isFree(ports.kafka()) && isFree(ports.kafkaController()) && isFree(ports.kafkaAdmin())) {
                return ports;
            }
        }
        throw new UncheckedIOException(new IOException("no free ports"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
