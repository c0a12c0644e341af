package org.dutywatch.ingest.sources;

import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.logformat.domain.InvalidLogformatException;
import org.dutywatch.ingest.squid.logformat.domain.SquidLogformat;
import org.jspecify.annotations.Nullable;

/** Checks the settings of the format in a request. */
final class FormatSettings {
    private FormatSettings() {}

    /**
     * The logformat of a request; null if its format has none.
     *
     * @param format a supported format
     * @throws ProblemException INVALID_REQUEST if it is missing or not wanted, or its lines could not be read with certainty
     */
    static @Nullable String checkLogformat(String format, @Nullable String given) {
        if (!format.equals(SquidLogformat.NAME)) {
            if (given != null) {
                throw invalid("logformat is for the format " + SquidLogformat.NAME + ", and the format is " + format);
            }
            return null;
        }
        if (given == null) {
            throw invalid("the format " + SquidLogformat.NAME + " needs logformat: the string of squid.conf");
        }
        try {
            SquidLogformat.of(given);
            return given;
        } catch (InvalidLogformatException e) {
            throw invalid("logformat: " + e.getMessage());
        }
    }

    /**
     * Whether {@code #012} ends lines of a record.
     *
     * @throws ProblemException INVALID_REQUEST if it is wanted, but clients could write whole lines in this format
     */
    static boolean checkRelayEscapes(LineFormat format, @Nullable Boolean given) {
        boolean wanted = Boolean.TRUE.equals(given);
        if (wanted && !format.readsRelayedLines()) {
            throw invalid("relay_escapes is not possible with the format " + format.name()
                    + ", in which a client could write whole lines: let the shipper send each line by itself");
        }
        return wanted;
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
