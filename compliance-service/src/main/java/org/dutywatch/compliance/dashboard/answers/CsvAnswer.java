package org.dutywatch.compliance.dashboard.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that can be told as a table, with the same numbers as its JSON. */
public interface CsvAnswer {
    /** Names of the columns. */
    List<String> header();

    /** The cells of each row, as many as there are columns; null is an empty one. */
    List<List<@Nullable Object>> rows();
}
