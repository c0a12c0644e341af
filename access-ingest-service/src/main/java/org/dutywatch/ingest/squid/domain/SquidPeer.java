package org.dutywatch.ingest.squid.domain;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.dutywatch.ingest.reading.domain.Bytes;

/** Hierarchy codes, where one is the last field of a line. */
public final class SquidPeer {
    /** Before another code, if a peer did not answer in time. */
    private static final byte[] TIMEOUT = "TIMEOUT_".getBytes(StandardCharsets.US_ASCII);

    /** The codes that say that no server was asked. */
    private static final byte[][] NO_SERVER = Stream.of("HIER_NONE", "NONE")
            .map(code -> code.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private SquidPeer() {}

    /**
     * Whether the code may be the begin of one that says that no server was asked. If a relay cut the line there, an answer
     * of a filter would look like one of the site.
     */
    public static boolean mayBeCut(byte[] bytes, int from, int to) {
        if (isBegin(bytes, from, to, TIMEOUT)) {
            return true;
        }
        int code = Bytes.startsWith(bytes, from, to, TIMEOUT) ? from + TIMEOUT.length : from;
        for (byte[] whole : NO_SERVER) {
            if (isBegin(bytes, code, to, whole)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are the begin of the word, but not all of it. */
    private static boolean isBegin(byte[] bytes, int from, int to, byte[] word) {
        if (to - from >= word.length) {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (bytes[at] != word[at - from]) {
                return false;
            }
        }
        return true;
    }
}
