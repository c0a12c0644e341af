package org.dutywatch.compliance.insight.dashboards.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response that can also be written as CSV, with the same numbers as its JSON. */
public interface CsvResponse {
    /** The column names. */
    List<String> header();

    /** The values of each row, one per column; null is written as an empty value. */
    List<List<@Nullable Object>> rows();
}
