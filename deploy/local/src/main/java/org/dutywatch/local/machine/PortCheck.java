package org.dutywatch.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Checks that ports are free: the error of a server whose port is in use is hard to understand. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * Checks the ports.
     *
     * @param wanted each port with the component that needs it
     * @throws StackFailure naming the first port in use
     */
    public static void requireFree(Map<Integer, String> wanted) {
        wanted.forEach((port, component) -> {
            if (!isFree(port)) {
                throw new StackFailure("Port " + port + ", which " + component + " needs, is in use by another program;"
                        + " stop that program or shift all ports with DUTYWATCH_PORT_OFFSET=1000.");
            }
        });
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
