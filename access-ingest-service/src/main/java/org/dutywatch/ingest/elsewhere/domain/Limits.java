package org.dutywatch.ingest.elsewhere.domain;

/**
 * How much is kept in memory.
 *
 * @param timesOfPerson of each kind (pages, tunnels, embedded accesses); of more, the latest are kept
 * @param times of all persons together, a person counting as 50 more; beyond, the persons longest not seen are forgotten
 * @param accesses that can still be told anew; of more, those kept first are forgotten first
 */
public record Limits(int timesOfPerson, int times, int accesses) {
    public static final Limits DEFAULT = new Limits(8_192, 8_000_000, 200_000);

    public Limits {
        if (timesOfPerson < 1 || times < 1 || accesses < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }
}
