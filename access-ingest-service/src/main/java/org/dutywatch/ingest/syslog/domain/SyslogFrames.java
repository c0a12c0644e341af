package org.dutywatch.ingest.syslog.domain;

import java.io.ByteArrayOutputStream;

/**
 * Cuts the bytes of one connection into lines, in whatever pieces they arrive. A line ends where its message ends, and at
 * a newline within it, as in every other way in. Each is written with one newline after it and is otherwise as it came. Of
 * a line that is too long, the first bytes are kept, one more than allowed, so that its reader finds it malformed.
 *
 * <p>Holds at most one line. Not thread-safe.
 */
public final class SyslogFrames {
    /** 99 999 999 bytes. */
    private static final int MOST_DIGITS = 8;

    private final int longestLine;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final ByteArrayOutputStream firstBytes = new ByteArrayOutputStream(MOST_DIGITS + 2);
    private Framing framing;
    private long lines;

    /** Octet counting: digits of the length that is being read; and how many bytes of the message are missing. */
    private int digits;

    private int missing;
    private boolean inMessage;

    /** @param longestLine in bytes */
    public SyslogFrames(Framing framing, int longestLine) {
        this.framing = framing;
        this.longestLine = longestLine;
    }

    /**
     * Adds the next bytes of the connection.
     *
     * @param ended gets the lines that are complete now
     * @throws BrokenFrame if a length is no number; the lines before it were written
     */
    public void add(byte[] bytes, ByteArrayOutputStream ended) throws BrokenFrame {
        for (byte b : bytes) {
            if (framing == Framing.AUTO) {
                decide(b, ended);
            } else {
                addByte(b, ended);
            }
        }
    }

    /** How many lines were written so far. */
    public long lines() {
        return lines;
    }

    /** Whether bytes of a message came whose rest is missing. */
    public boolean hasIncompleteMessage() {
        return inMessage || digits > 0 || line.size() > 0 || firstBytes.size() > 0;
    }

    /** Collects the first bytes of the connection until they show the framing. */
    private void decide(byte b, ByteArrayOutputStream ended) throws BrokenFrame {
        byte[] before = firstBytes.toByteArray();
        boolean afterBlank = before.length > 0 && before[before.length - 1] == ' ';
        firstBytes.write(b);
        if (afterBlank) {
            framing = b == '<' ? Framing.OCTET_COUNTING : Framing.NEWLINE;
        } else if (!isLength(b, before.length) && (b != ' ' || before.length == 0)) {
            framing = Framing.NEWLINE;
        }
        if (framing != Framing.AUTO) {
            byte[] first = firstBytes.toByteArray();
            firstBytes.reset();
            add(first, ended);
        }
    }

    private static boolean isLength(byte b, int digitsBefore) {
        return b >= (digitsBefore == 0 ? '1' : '0') && b <= '9' && digitsBefore < MOST_DIGITS;
    }

    private void addByte(byte b, ByteArrayOutputStream ended) throws BrokenFrame {
        if (framing == Framing.OCTET_COUNTING && !inMessage) {
            addToLength(b);
            return;
        }
        if (b == '\n') {
            endLine(ended);
        } else if (line.size() <= longestLine) {
            line.write(b);
        }
        if (inMessage && --missing == 0) {
            inMessage = false;
            endLine(ended);
        }
    }

    private void addToLength(byte b) throws BrokenFrame {
        if (isLength(b, digits)) {
            missing = 10 * missing + b - '0';
            digits++;
        } else if (b == ' ' && digits > 0) {
            inMessage = true;
            digits = 0;
        } else {
            throw new BrokenFrame("a message begins without its length and a blank (octet counting)");
        }
    }

    private void endLine(ByteArrayOutputStream ended) {
        if (line.size() > 0) {
            ended.writeBytes(line.toByteArray());
            ended.write('\n');
            line.reset();
            lines++;
        }
    }
}
