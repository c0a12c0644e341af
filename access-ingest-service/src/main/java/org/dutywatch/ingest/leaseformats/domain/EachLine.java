package org.dutywatch.ingest.leaseformats.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a log in which each line says one thing. */
final class EachLine {
    /** In characters. No server writes longer ones. */
    private static final int LONGEST = 8192;

    private EachLine() {}

    /** Reads one line. */
    @FunctionalInterface
    interface LineReader {
        /** What the line says; empty if it is about something else than who held an address. */
        Optional<LeaseClaim> read(String line) throws LineRefused;
    }

    static List<ReadLine> read(List<String> lines, LineReader reader) {
        List<ReadLine> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(read(i + 1, lines.get(i), reader));
            }
        }
        return read;
    }

    static ReadLine read(int number, String line, LineReader reader) {
        if (line.length() > LONGEST) {
            return new ReadLine.Refused(number, "it is longer than " + LONGEST + " characters");
        }
        try {
            Optional<LeaseClaim> claim = reader.read(line);
            return claim.isPresent()
                    ? new ReadLine.Claimed(number, claim.get())
                    : new ReadLine.Ignored(number, ReadLine.NO_LEASE);
        } catch (LineRefused e) {
            return new ReadLine.Refused(number, e.reason());
        }
    }
}
