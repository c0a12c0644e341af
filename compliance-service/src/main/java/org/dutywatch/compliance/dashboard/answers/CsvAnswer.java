package org.dutywatch.compliance.dashboard.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response that can also be written as CSV, with the same numbers as its JSON. */
public interface CsvAnswer {
    /** The column names. */
    List<String> header();

    /** The values of each row, one per column; null is written as an empty value. */
    List<List<@Nullable Object>> rows();
}
