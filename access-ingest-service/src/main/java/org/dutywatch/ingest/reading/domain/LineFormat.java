package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.Nullable;

/** Parses the lines of one log format. Stateless: one instance serves all threads. */
public interface LineFormat {

    /** The name by which a source selects this format. */
    String name();

    /**
     * Whether a line may begin at {@code from}: its first field has the form of this format's first field, which no
     * client chooses.
     */
    boolean startsAt(byte[] bytes, int from, int to);

    /**
     * Whether the line is about the log, not about a request, such as W3C's {@code #Fields}. It begins with bytes with which
     * no other line does.
     */
    default boolean isDirective(byte[] bytes, int from, int to) {
        return false;
    }

    /**
     * Takes what a directive says about the lines after it into {@link ScannedLine#columns}.
     *
     * @return what is wrong with it; null if nothing is
     */
    default LineOutcome.@Nullable Malformed readDirective(byte[] bytes, int from, int to, ScannedLine into) {
        return null;
    }

    /**
     * Finds the first line of a piece in which a syslog relay wrote {@code #012} for the newlines between lines. Client and
     * site may have written {@code #012} as well, so it ends a line only directly after the last field of a line, and only
     * if another line, or nothing, follows. Reads no byte more than a constant number of times before the answer.
     *
     * @param to the end of the piece, which holds no newline before it
     * @return the position of the {@code #012}; {@code to} if there is none that certainly ends the line
     */
    default int relayedLineEnd(byte[] bytes, int from, int to) {
        return to;
    }

    /**
     * Whether {@link #relayedLineEnd} finds the ends of lines. It cannot where clients write text without escapes: they
     * could write whole lines.
     */
    default boolean readsRelayedLines() {
        return false;
    }

    /** Whether a line of the proxy may have blanks before its first field. If not, such a line is malformed. */
    default boolean mayBeginWithBlank() {
        return true;
    }

    /** Whether the user comes after the URL, so that a number before the method is no user. */
    default boolean userIsAfterUrl() {
        return false;
    }

    /** Among how many of the first words of a line the user is, including those of a prefix. */
    default int wordsWithUser() {
        return 24;
    }

    /** Whether this byte separates the words of a line, one of which is the user. */
    default boolean separatesWords(byte b) {
        return b == ' ';
    }

    /**
     * Finds the fields of the line in {@code bytes[from, to)}, without a shipper's prefix and surrounding blanks.
     * Allocates nothing for a valid line. A line that can be read in two ways is malformed, except that the user may
     * remain uncertain: {@link ScannedLine#userHasBlank}.
     *
     * @return what is wrong with the line; null if it is valid and {@code into} is filled
     */
    LineOutcome.@Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into);

    /**
     * Decides whether a valid line is an access.
     *
     * @return the outcome of a line that is no access; null if it is one
     */
    @Nullable
    LineOutcome nonAccess(byte[] bytes, ScannedLine line);
}
