package org.dutywatch.ingest.reading.domain;

/**
 * Where the fields of one sound line are. Mutable and reused for every line of a reader, because an object per line
 * costs more than reading the line. Ranges are half open; an empty range says that the line has no such field.
 */
public final class ScannedLine {
    public long endMillis;
    public long elapsedMillis;
    public int status;
    public long bytesDown;

    /** {@link #NOT_TOLD} where the format does not tell. */
    public long bytesUp = NOT_TOLD;

    public AccessKind kind = AccessKind.URL;

    /** The address of the client. */
    public int clientFrom;

    public int clientTo;

    /** The proxy's own word for what it did. */
    public int codeFrom;

    public int codeTo;
    public int methodFrom;
    public int methodTo;

    /** The host as written, without userinfo, port, brackets and trailing dot. */
    public int hostFrom;

    public int hostTo;

    /** From the first slash after the host to the end of the URL, with query. */
    public int pathFrom;

    public int pathTo;
    public int userFrom;
    public int userTo;
    public int peerFrom;
    public int peerTo;

    /** The media type of the answer. */
    public int typeFrom;

    public int typeTo;

    /** The host of the page that asked, as {@link #hostFrom}; empty if that is not known. */
    public int refererFrom;

    public int refererTo;

    /** Why the line has no host; meaningful only if the host's range is empty. */
    public LineOutcome.NotMonitored withoutHost = NO_HOST;

    public static final long NOT_TOLD = -1;

    public static final LineOutcome.NotMonitored NO_HOST = new LineOutcome.NotMonitored("no_host");

    public boolean hasHost() {
        return hostFrom < hostTo;
    }

    public boolean hasReferer() {
        return refererFrom < refererTo;
    }
}
