package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.fields.domain.DeclaredColumns;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the fields of one valid line. Mutable and reused for every line of a reader, because an object per
 * line costs more than reading the line. Ranges are half open; an empty range means that the line has no such field.
 */
public final class ScannedLine {
    private static final byte[] NO_BYTES = {};

    /**
     * In which all positions are: the bytes of the line itself, or the decoded values of a format that writes quotes or
     * escapes.
     */
    public byte[] bytes = NO_BYTES;

    /** The newest time that the line may have, in epoch milliseconds. A time without a year is of the year before it. */
    public long newestMillis = Long.MAX_VALUE;

    /**
     * The time stamp of the innermost header that a device or relay wrote before the line, as a position in the bytes of
     * the line; empty if there is none.
     */
    public int stampFrom;

    public int stampTo;

    /** Why the line is no access, if the format decides it while it reads; see {@link LineFormat#nonAccess}. */
    public @Nullable LineOutcome nonAccess;

    /** What a line before it in the same record says about the columns; null if none does. */
    public @Nullable DeclaredColumns columns;

    private @Nullable FieldValues values;

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

    /** Forgets the fields of the line before; the new ones are positions in these bytes. */
    public void clear(byte[] newBytes) {
        bytes = newBytes;
        nonAccess = null;
        endMillis = 0;
        elapsedMillis = 0;
        elapsedImpossible = false;
        status = 0;
        bytesDown = 0;
        bytesUp = NOT_LOGGED;
        kind = AccessKind.URL;
        clientFrom = clientTo = 0;
        codeFrom = codeTo = 0;
        methodFrom = methodTo = 0;
        hostFrom = hostTo = 0;
        pathFrom = pathTo = 0;
        userFrom = userTo = 0;
        userHasBlank = false;
        peerFrom = peerTo = 0;
        typeFrom = typeTo = 0;
        refererFrom = refererTo = 0;
        outcomeWithoutHost = NO_HOST;
    }

    /** The values of a record, empty, to be filled by a grammar. */
    public FieldValues emptyValues(FieldNames names) {
        if (values == null || values.names() != names) {
            values = new FieldValues(names);
        }
        values.clear();
        return values;
    }

    public boolean hasHost() {
        return hostFrom < hostTo;
    }

    public boolean hasReferer() {
        return refererFrom < refererTo;
    }
}
