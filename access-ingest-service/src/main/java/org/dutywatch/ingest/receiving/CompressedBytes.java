package org.dutywatch.ingest.receiving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The compressed bytes of a body, counted while they are read. */
final class CompressedBytes extends FilterInputStream {
    private long count;
    private boolean ended;

    CompressedBytes(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /**
     * Says that there may be more until the end was read. {@code GZIPInputStream} takes a stream for ended if nothing is
     * available after one member, although the next one may still be on its way.
     */
    @Override
    public int available() {
        return ended ? 0 : 1;
    }

    @Override
    public int read() throws IOException {
        return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        return counted(read, read);
    }

    private int counted(int result, int bytes) {
        ended = result < 0;
        count += ended ? 0 : bytes;
        return result;
    }
}
