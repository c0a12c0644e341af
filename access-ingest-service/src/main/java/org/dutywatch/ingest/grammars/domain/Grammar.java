package org.dutywatch.ingest.grammars.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.jspecify.annotations.Nullable;

/** How a device writes named values into one line. Stateless: one instance serves all threads. */
public interface Grammar {

    /**
     * Finds the values in {@code bytes[from, to)} and decodes those whose names {@code into} has. A line that does not fit
     * completely, such as one that was cut, is malformed. Never throws, whatever the line contains.
     *
     * @return what is wrong with the line; null if {@code into} is filled
     */
    @Nullable
    Malformed read(byte[] bytes, int from, int to, FieldValues into);
}
