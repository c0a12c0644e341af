package org.dutywatch.ingest.syslog;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import org.dutywatch.ingest.reading.domain.AccessReader;
import org.dutywatch.ingest.syslog.domain.BrokenFrame;
import org.dutywatch.ingest.syslog.domain.SyslogFrames;
import org.jboss.logging.Logger;

/**
 * Reads the lines of one connection. While too many lines wait for Kafka it does not read, so that its sender waits, too.
 */
final class SyslogConnection {
    private static final Logger LOG = Logger.getLogger(SyslogConnection.class);

    private final Reception reception;
    private final NetSocket socket;
    private final Context context;
    private final String sender;
    private final SyslogFrames frames;
    private boolean broken;

    /** @param context of the thread that reads the socket */
    SyslogConnection(Reception reception, NetSocket socket, Context context, String sender) {
        this.reception = reception;
        this.socket = socket;
        this.context = context;
        this.sender = sender;
        this.frames = new SyslogFrames(reception.settings().config().framing(), AccessReader.LONGEST_LINE);
    }

    void read(Runnable closed) {
        socket.handler(this::receive);
        socket.exceptionHandler(failure -> LOG.debugf(failure, "connection of %s", sender));
        socket.closeHandler(nothing -> {
            if (frames.hasIncompleteMessage() && !broken) {
                reception.lost(LossReason.INCOMPLETE_MESSAGE, 1);
            }
            closed.run();
        });
    }

    private void receive(Buffer buffer) {
        if (broken) {
            return;
        }
        long before = frames.lines();
        var lines = new ByteArrayOutputStream(buffer.length() + 1);
        try {
            frames.add(buffer.getBytes(), lines);
        } catch (BrokenFrame e) {
            broken = true;
            LOG.warnf(
                    "syslog listener %s closes a connection of %s: %s",
                    reception.settings().name(), sender, e.getMessage());
        }
        if (frames.lines() > before && !reception.lines(sender, frames.lines() - before, lines, this::resume)) {
            socket.pause();
        }
        if (broken) {
            reception.lost(LossReason.BROKEN_FRAME, 1);
            socket.close();
        }
    }

    private void resume() {
        context.runOnContext(nothing -> socket.resume());
    }
}
