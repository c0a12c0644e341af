package org.dutywatch.local.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** Tells a port that somebody else holds before a server fails on it in its own words. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * @param wanted the port and who wants it
     * @throws StackFailure naming the first port in use
     */
    public static void requireFree(Map<Integer, String> wanted) {
        wanted.forEach((port, who) -> {
            if (!isFree(port)) {
                throw new StackFailure("Port " + port + ", which " + who + " wants, is in use by another program;"
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
