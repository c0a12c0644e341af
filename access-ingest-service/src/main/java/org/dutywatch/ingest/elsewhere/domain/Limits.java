package org.dutywatch.ingest.elsewhere.domain;

/**
 * How much is kept in memory.
 *
 * @param timesOfPerson of each kind (pages, tunnels, embedded accesses); of more, the latest are kept
 * @param times that there is memory for, of all persons together, a person counting as 100 more; beyond, the persons longest not seen are forgotten
 * @param accesses that can still be told anew; of more, those kept first are forgotten first
 */
public record Limits(int timesOfPerson, int times, int accesses) {
    private static final int TIMES_OF_PERSON = 8_192;

    /** A kept access with its observation; measured. */
    private static final int ACCESS_BYTES = 512;

    /** A packed time, or the place for one. */
    private static final int TIME_BYTES = 8;

    private static final long MOST = 1L << 30;

    /** Some hundred MiB. */
    public static final Limits DEFAULT = within(200L << 20);

    public Limits {
        if (timesOfPerson < 1 || times < 1 || accesses < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /**
     * What fits into that much memory: one half for times, the other for accesses.
     *
     * @param bytes at least 1 MiB
     */
    public static Limits within(long bytes) {
        long half = Math.max(bytes, 1L << 20) / 2;
        return new Limits(
                TIMES_OF_PERSON, (int) Math.min(MOST, half / TIME_BYTES), (int) Math.min(MOST, half / ACCESS_BYTES));
    }
}
