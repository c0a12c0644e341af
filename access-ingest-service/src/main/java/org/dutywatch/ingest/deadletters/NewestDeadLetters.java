package org.dutywatch.ingest.deadletters;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The newest dead letters that fit into a given memory, each once. */
final class NewestDeadLetters {
    /** Estimated memory for headers and objects of one dead letter, so that many small ones count as well. */
    private static final int OVERHEAD_BYTES = 1024;

    private final long maxBytes;
    private final Set<String> ids = new HashSet<>();
    private final TreeSet<DeadLetter> letters =
            new TreeSet<>(Comparator.comparing(DeadLetter::at).reversed().thenComparing(DeadLetter::id));
    private long bytes;

    /** @param maxBytes how many bytes of dead letters are kept; the newest is kept in any case */
    NewestDeadLetters(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(DeadLetter letter) {
        if (!ids.add(letter.id())) {
            return;
        }
        letters.add(letter);
        bytes += sizeOf(letter);
        while (bytes > maxBytes && letters.size() > 1) {
            forget(letters.last());
        }
    }

    List<DeadLetter> newestFirst() {
        return List.copyOf(letters);
    }

    private void forget(DeadLetter oldest) {
        letters.remove(oldest);
        ids.remove(oldest.id());
        bytes -= sizeOf(oldest);
    }

    private static long sizeOf(DeadLetter letter) {
        return OVERHEAD_BYTES + letter.bytes().length;
    }
}
