package org.dutywatch.ingest.elsewhere.domain;

/**
 * How much unmonitored browsing is kept in memory.
 *
 * @param timesOfPerson how many times one person may have of each kind (pages, tunnels, embedded accesses); beyond
 *     that, only the latest are kept
 * @param times how many times all persons together may have memory for, plus 100 for each person; beyond that, the
 *     persons not seen for longest are forgotten
 * @param accesses how many published accesses are kept to be published again; beyond that, the oldest are forgotten
 *     first
 */
public record Limits(int timesOfPerson, int times, int accesses) {
    private static final int TIMES_OF_PERSON = 8_192;

    /** The measured size of a kept access with its observation. */
    private static final int ACCESS_BYTES = 512;

    /** One slot of a long array. */
    private static final int TIME_BYTES = 8;

    private static final long MAX_COUNT = 1L << 30;

    /** For 200 MiB of memory. */
    public static final Limits DEFAULT = within(200L << 20);

    /** @throws IllegalArgumentException if a limit is less than 1 */
    public Limits {
        if (timesOfPerson < 1 || times < 1 || accesses < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /**
     * The limits for this much memory: one half for times, the other half for accesses.
     *
     * @param bytes less than 1 MiB counts as 1 MiB
     */
    public static Limits within(long bytes) {
        long half = Math.max(bytes, 1L << 20) / 2;
        return new Limits(TIMES_OF_PERSON, (int) Math.min(MAX_COUNT, half / TIME_BYTES), (int)
                Math.min(MAX_COUNT, half / ACCESS_BYTES));
    }
}
