package org.dutywatch.ingest.syslog;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.datagram.DatagramPacket;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.datagram.DatagramSocketOptions;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.syslog.domain.BrokenFrame;
import org.dutywatch.ingest.syslog.domain.Framing;
import org.dutywatch.ingest.syslog.domain.SyslogFrames;

/** Receives datagrams. One may hold several lines, because Squid packs them so. */
final class UdpListener implements OpenListener {
    /** In bytes, of the socket and of each read: with less, a longer datagram would be cut without a sign. */
    private static final int BUFFER = 512 * 1024;

    private static final byte[] NEWLINE = {'\n'};

    private final Reception reception;
    private final DatagramSocket socket;

    private UdpListener(Reception reception, DatagramSocket socket) {
        this.reception = reception;
        this.socket = socket;
    }

    static Future<OpenListener> open(Vertx vertx, Reception reception) {
        var config = reception.settings().config();
        var socket = vertx.createDatagramSocket(new DatagramSocketOptions()
                .setReceiveBufferSize(BUFFER)
                .setIpV6(config.host().contains(":")));
        var listener = new UdpListener(reception, socket);
        socket.handler(listener::receive);
        return socket.listen(config.port(), config.host()).map(listener);
    }

    private void receive(DatagramPacket packet) {
        String address = packet.sender().hostAddress();
        if (!reception
                .settings()
                .senders()
                .allows(new InetSocketAddress(address, packet.sender().port()))) {
            reception.refused(address, RefusalReason.ADDRESS);
            return;
        }
        var frames = new SyslogFrames(Framing.NEWLINE, AccessReader.LONGEST_LINE);
        var lines = new ByteArrayOutputStream(packet.data().length() + 1);
        try {
            frames.add(packet.data().getBytes(), lines);
            frames.add(NEWLINE, lines);
        } catch (BrokenFrame never) {
            throw new IllegalStateException("Lines have no frames that could be broken", never);
        }
        if (frames.lines() > 0) {
            reception.datagram(address, frames.lines(), lines);
        }
    }

    @Override
    public int port() {
        return socket.localAddress().port();
    }

    @Override
    public Future<Void> close() {
        return socket.close();
    }
}
