package org.dutywatch.ingest.reading.domain;

/**
 * The positions of the fields of one valid line. Mutable and reused for every line of a reader, because an object per
 * line costs more than reading the line. Ranges are half open; an empty range means that the line has no such field.
 */
public final class ScannedLine {
    /** When the proxy wrote the line, in epoch milliseconds. */
    public long endMillis;

    public long elapsedMillis;

    /** The elapsed time in the line cannot be true; {@link #elapsedMillis} is 0 instead. */
    public boolean elapsedImpossible;

    public int status;
    public long bytesDown;

    /** {@link #NOT_LOGGED} if the format does not log it. */
    public long bytesUp = NOT_LOGGED;

    public AccessKind kind = AccessKind.URL;

    /** The address of the client. */
    public int clientFrom;

    public int clientTo;

    /** The proxy's result code, such as {@code TCP_MISS}. */
    public int codeFrom;

    public int codeTo;
    public int methodFrom;
    public int methodTo;

    /** The host as written, without userinfo, port, brackets and trailing dot. */
    public int hostFrom;

    public int hostTo;

    /** From the end of host and port to the end of the URL, with query. */
    public int pathFrom;

    public int pathTo;
    public int userFrom;
    public int userTo;

    /**
     * The user is several words. Either the name has a blank, or the URL has one, and only the last words are the name.
     */
    public boolean userHasBlank;

    public int peerFrom;
    public int peerTo;

    /** The media type of the answer. */
    public int typeFrom;

    public int typeTo;

    /** The host of the referer, written as {@link #hostFrom}; empty if it is not known. */
    public int refererFrom;

    public int refererTo;

    /** The outcome of a line without a host; has a meaning only if the range of the host is empty. */
    public LineOutcome.NotMonitored outcomeWithoutHost = NO_HOST;

    public static final long NOT_LOGGED = -1;

    public static final LineOutcome.NotMonitored NO_HOST = new LineOutcome.NotMonitored("no_host");

    public boolean hasHost() {
        return hostFrom < hostTo;
    }

    public boolean hasReferer() {
        return refererFrom < refererTo;
    }
}
