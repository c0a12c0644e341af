package org.dutywatch.ingest.receiving;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record of raw lines that say who sent it and when it was received. Records that this service makes of
 * requests have them, and so have dead letters and what is replayed of them. Whoever may write to the topic himself can
 * write them as well.
 */
public final class RawLineHeaders {
    /** Set to {@value #HTTP} or {@value #SYSLOG} on records that this service made, and on dead letters of them. */
    public static final String RECEIVED = "received";

    /** When the lines were received: ISO 8601, UTC, to the millisecond. */
    public static final String RECEIVED_AT = "received-at";

    /** Id of the OIDC client that sent the lines; of syslog, the name in the certificate of the sender, or its address. */
    public static final String SENDER_CLIENT = "sender-client";

    /** Name of the user whose token the client had. */
    public static final String SENDER_USER = "sender-user";

    /**
     * The newest line before the record, in the same request or record, that says how its lines are read, such as W3C's
     * {@code #Fields}.
     */
    public static final String DIRECTIVE = "directive";

    private static final String HTTP = "http";
    private static final String SYSLOG = "syslog";
    private static final String KAFKA = "kafka";
    private static final int LONGEST_SENDER = 128;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    /** A record waits up to a day on the topic, and its dead letter is kept up to 7 days before it is replayed. */
    private static final Duration OLDEST_REPLAY = Duration.ofDays(8);

    /** What a replayed record keeps of the headers of its dead letter. */
    private static final List<String> KEPT = List.of(RECEIVED, RECEIVED_AT, SENDER_CLIENT, SENDER_USER, DIRECTIVE);

    private RawLineHeaders() {}

    /** Adds the headers of lines that came over HTTP. */
    static void addHttp(ProducerRecord<String, byte[]> record, Sender sender, Instant receivedAt) {
        add(record, RECEIVED, HTTP);
        add(record, RECEIVED_AT, receivedAt.toString());
        add(record, SENDER_CLIENT, sender.client());
        add(record, SENDER_USER, sender.user());
    }

    /** Adds the headers of lines that came over syslog. */
    public static void addSyslog(ProducerRecord<String, byte[]> record, String sender, Instant receivedAt) {
        add(record, RECEIVED, SYSLOG);
        add(record, RECEIVED_AT, receivedAt.toString());
        add(record, SENDER_CLIENT, sender);
    }

    /** Copies the headers of a dead letter to the record that is made of it. */
    public static void copy(ConsumerRecord<String, byte[]> letter, ProducerRecord<String, byte[]> record) {
        for (String name : KEPT) {
            var header = letter.headers().lastHeader(name);
            if (header != null) {
                record.headers().add(header);
            }
        }
    }

    /** Whether the lines of a record came over HTTP, so that no syslog relay can have changed them. */
    public static boolean cameOverHttp(ConsumerRecord<String, byte[]> record) {
        return text(record, RECEIVED).filter(HTTP::equals).isPresent();
    }

    /**
     * When the lines of a record were received for the first time: its header {@value #RECEIVED_AT}, or else when it was
     * published. A shipper could write any time into the header, so one that is after the publication, or more than 8 days
     * before it, counts as that time.
     */
    public static Instant receivedAt(ConsumerRecord<String, byte[]> record) {
        Instant published = publishedAt(record);
        Instant oldest = published.minus(OLDEST_REPLAY);
        Instant received = receivedAtHeader(record).orElse(published);
        if (received.isAfter(published)) {
            return published;
        }
        return received.isBefore(oldest) ? oldest : received;
    }

    /** When the record was published. The broker says so, because the topic has {@code LogAppendTime}. */
    public static Instant publishedAt(ConsumerRecord<String, byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /** The value of the header {@value #RECEIVED_AT}; empty if there is none, or it is no time. */
    public static Optional<Instant> receivedAtHeader(ConsumerRecord<String, byte[]> record) {
        try {
            return text(record, RECEIVED_AT).map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /**
     * Who sent the lines of a record: {@code http:} and the id of the OIDC client; {@code syslog:} and the name in the
     * certificate, or the address; or {@value #KAFKA}, because the broker does not say who wrote a record. At most
     * {@value #LONGEST_SENDER} characters, all visible.
     */
    public static String sender(ConsumerRecord<String, byte[]> record) {
        String way = text(record, RECEIVED).filter(SYSLOG::equals).isPresent() ? SYSLOG : HTTP;
        return text(record, SENDER_CLIENT)
                .map(client -> way + ':' + UNPRINTABLE.matcher(client).replaceAll("?"))
                .map(sender -> sender.substring(0, Math.min(sender.length(), LONGEST_SENDER)))
                .orElse(KAFKA);
    }

    /** Sets when the lines of a record, of which this dead letter is made, were received. */
    public static void setReceivedAt(ProducerRecord<String, byte[]> letter, Instant receivedAt) {
        letter.headers().remove(RECEIVED_AT);
        add(letter, RECEIVED_AT, receivedAt.toString());
    }

    /** Sets the line that says how the lines of a record are read; removes it if there is none. */
    public static void setDirective(ProducerRecord<String, byte[]> record, byte @Nullable [] directive) {
        record.headers().remove(DIRECTIVE);
        if (directive != null) {
            record.headers().add(DIRECTIVE, directive);
        }
    }

    /** The line that says how the lines of a record are read; null if it has none but its own. */
    public static byte @Nullable [] directive(ConsumerRecord<String, byte[]> record) {
        var header = record.headers().lastHeader(DIRECTIVE);
        return header == null ? null : header.value();
    }

    /** The value of a header; empty if the record has none of this name. */
    public static Optional<String> text(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static void add(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
