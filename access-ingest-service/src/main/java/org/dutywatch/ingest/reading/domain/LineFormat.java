package org.dutywatch.ingest.reading.domain;

import org.jspecify.annotations.Nullable;

/** The grammar of one kind of log. Stateless: one instance serves all threads. */
public interface LineFormat {

    /** The name by which a source chooses this format. */
    String name();

    /**
     * Finds the fields of one line, already without envelope and surrounding blanks. Allocates nothing on sound lines.
     *
     * @return what is wrong with the line, or null if it is sound and {@code into} is filled
     */
    LineOutcome.@Nullable Malformed scan(byte[] bytes, int from, int to, ScannedLine into);

    /**
     * Judges a sound line about a monitored host.
     *
     * @return why the line is no access, or null if it is one
     */
    @Nullable
    LineOutcome refusal(byte[] bytes, ScannedLine line);
}
