package org.dutywatch.ingest.browsing.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds persons by the bytes of the user name or address in a line, without making a string for each line. A cache of
 * fixed size: an evicted entry is looked up again. Not thread-safe.
 */
public final class UserNameCache<T> {
    private static final int SLOTS = 1 << 12;

    private final Function<String, Optional<PersonBrowsing<T>>> lookup;
    private final byte[] @Nullable [] names = new byte[SLOTS][];
    private final @Nullable PersonBrowsing<T>[] persons;

    /** @param lookup finds the person of a name as logged; empty if it names no person */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public UserNameCache(Function<String, Optional<PersonBrowsing<T>>> lookup) {
        this.lookup = lookup;
        this.persons = new PersonBrowsing[SLOTS];
    }

    /** The person named by {@code bytes[from, to)}; null if they name no person. */
    public @Nullable PersonBrowsing<T> find(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        byte[] name = names[slot];
        if (name == null || !Arrays.equals(name, 0, name.length, bytes, from, to)) {
            names[slot] = Arrays.copyOfRange(bytes, from, to);
            persons[slot] = lookup.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                    .orElse(null);
        }
        return persons[slot];
    }
}
