package org.dutywatch.ingest.elsewhere.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds persons by the bytes that lines call them by, without making a string of them each time. A cache of fixed size:
 * what is pushed out is worked out again. For one thread.
 */
public final class Spellings<T> {
    private static final int SLOTS = 1 << 12;

    private final Function<String, Optional<Person<T>>> persons;
    private final byte[] @Nullable [] spellings = new byte[SLOTS][];
    private final @Nullable Person<T>[] known;

    /** @param persons whom a spelling means; nobody for one that names nobody */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Spellings(Function<String, Optional<Person<T>>> persons) {
        this.persons = persons;
        this.known = new Person[SLOTS];
    }

    /** Null if the spelling names nobody. */
    public @Nullable Person<T> find(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        byte[] spelling = spellings[slot];
        if (spelling == null || !Arrays.equals(spelling, 0, spelling.length, bytes, from, to)) {
            spellings[slot] = Arrays.copyOfRange(bytes, from, to);
            known[slot] = persons.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                    .orElse(null);
        }
        return known[slot];
    }
}
