package org.dutywatch.ingest.syslog;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.dutywatch.eventkit.worker.Worker;

/** What a listener does with lines and with senders, however they come. */
final class Reception {
    private final ListenerSettings settings;
    private final LineQueue queue;
    private final Worker worker;
    private final SyslogCounts counts;
    private final SyslogRecords records;
    private final Clock clock;

    Reception(
            ListenerSettings settings,
            LineQueue queue,
            Worker worker,
            SyslogCounts counts,
            SyslogRecords records,
            Clock clock) {
        this.settings = settings;
        this.queue = queue;
        this.worker = worker;
        this.counts = counts;
        this.records = records;
        this.clock = clock;
    }

    ListenerSettings settings() {
        return settings;
    }

    /** Takes the lines of a datagram, or counts them as lost if there is no room. */
    void datagram(String sender, long count, ByteArrayOutputStream lines) {
        var received = received(sender, count, lines);
        if (queue.offer(received)) {
            accepted(received);
        } else {
            lost(LossReason.QUEUE_FULL, count);
        }
    }

    /**
     * Takes the lines that were read of a connection.
     *
     * @param resume called once if this returns false, when there is room again
     * @return false if the connection must not be read on
     */
    boolean lines(String sender, long count, ByteArrayOutputStream lines, Runnable resume) {
        var received = received(sender, count, lines);
        boolean room = queue.add(received, resume);
        accepted(received);
        return room;
    }

    void lost(LossReason reason, long count) {
        counts.lost(settings, reason, count);
    }

    void refused(String address, RefusalReason reason) {
        counts.refused(settings, reason);
        records.refused(settings, address, reason);
    }

    private ReceivedLines received(String sender, long count, ByteArrayOutputStream lines) {
        return new ReceivedLines(sender, clock.instant().truncatedTo(ChronoUnit.MILLIS), count, lines.toByteArray());
    }

    private void accepted(ReceivedLines received) {
        counts.received(settings, received.count());
        records.received(settings, received);
        worker.wake();
    }
}
