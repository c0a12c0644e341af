package org.dutywatch.ingest.deadletters;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The newest letters that fit into memory, each once. */
final class NewestLetters {
    /** Headers and objects of a letter, roughly, so that many small ones count as well. */
    private static final int AROUND_EACH = 1024;

    private final long room;
    private final Set<String> ids = new HashSet<>();
    private final TreeSet<DeadLetter> letters =
            new TreeSet<>(Comparator.comparing(DeadLetter::at).reversed().thenComparing(DeadLetter::id));
    private long bytes;

    /** @param room how many bytes of letters are kept; the newest is kept however large it is */
    NewestLetters(long room) {
        this.room = room;
    }

    void add(DeadLetter letter) {
        if (!ids.add(letter.id())) {
            return;
        }
        letters.add(letter);
        bytes += sizeOf(letter);
        while (bytes > room && letters.size() > 1) {
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
        return AROUND_EACH + letter.bytes().length;
    }
}
