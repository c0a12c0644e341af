package org.dutywatch.ingest.receiving;

/**
 * How much a request of lines may hold.
 *
 * @param size in bytes, after decompression
 * @param ratio how many bytes may come of one compressed byte, once more than {@value #FREE_OF_RATIO} bytes have come
 */
record BodyLimits(long size, int ratio) {
    /** A small body may have any ratio: it costs nothing, and the beginning of a log may be filler. */
    static final long FREE_OF_RATIO = 1 << 20;

    boolean isBomb(long compressed, long decompressed) {
        return decompressed > FREE_OF_RATIO && decompressed > compressed * ratio;
    }
}
