package org.dutywatch.ingest.browsing.domain;

/**
 * How much unmonitored browsing is kept in memory.
 *
 * @param timestampsPerPersonAndKind how many timestamps of each kind (pages, tunnels, embedded accesses) are kept of one
 *     person; beyond that, only the latest
 * @param totalSlots how many slots of 8 bytes all persons may use together: one for each timestamp for
 *     which memory is allocated, and 100 for each person; beyond that, the persons not seen for longest are forgotten
 * @param publishedAccesses how many published accesses are kept to be published again; beyond that, the oldest are
 *     forgotten
 */
public record BrowsingMemoryLimits(int timestampsPerPersonAndKind, int totalSlots, int publishedAccesses) {
    private static final int TIMES_PER_PERSON_AND_KIND = 8_192;

    /** The measured size of a kept access with its observation. */
    private static final int ACCESS_BYTES = 512;

    /** One slot of a long array. */
    private static final int TIME_BYTES = 8;

    private static final long MAX_COUNT = 1L << 30;

    /** For 200 MiB of memory. */
    public static final BrowsingMemoryLimits DEFAULT = forMemory(200L << 20);

    /** @throws IllegalArgumentException if a limit is less than 1 */
    public BrowsingMemoryLimits {
        if (timestampsPerPersonAndKind < 1 || totalSlots < 1 || publishedAccesses < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /**
     * The limits for this much memory: one half for timestamps, the other half for accesses.
     *
     * @param bytes less than 1 MiB counts as 1 MiB
     */
    public static BrowsingMemoryLimits forMemory(long bytes) {
        long half = Math.max(bytes, 1L << 20) / 2;
        return new BrowsingMemoryLimits(TIMES_PER_PERSON_AND_KIND, (int) Math.min(MAX_COUNT, half / TIME_BYTES), (int)
                Math.min(MAX_COUNT, half / ACCESS_BYTES));
    }
}
