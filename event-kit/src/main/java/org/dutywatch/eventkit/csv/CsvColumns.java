package org.dutywatch.eventkit.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** The columns that a file must and may have. */
public record CsvColumns(List<String> required, List<String> optional) {

    /** @throws ProblemException INVALID_REQUEST, naming the column that is unknown, missing or duplicated */
    void check(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!required.contains(column) && !optional.contains(column)) {
                throw refused(Blanks.explained("unknown column '" + column + "'") + ": the columns are "
                        + String.join(",", all()));
            }
            if (!seen.add(column)) {
                throw refused("column '" + column + "' occurs twice");
            }
        }
        for (String column : required) {
            if (!seen.contains(column)) {
                throw refused("column '" + column + "' is missing: the columns are " + String.join(",", required));
            }
        }
    }

    /** Whether a header line consists of these columns if this character separates them. */
    boolean areIn(String header, char delimiter) {
        return Arrays.stream(header.split(Pattern.quote(String.valueOf(delimiter))))
                .map(column -> Blanks.plain(column.replace("\"", "")))
                .allMatch(column -> column.isEmpty() || all().contains(column));
    }

    private List<String> all() {
        var all = new ArrayList<>(required);
        all.addAll(optional);
        return all;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
