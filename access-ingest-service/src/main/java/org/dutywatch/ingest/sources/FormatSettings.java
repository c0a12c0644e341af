package org.dutywatch.ingest.sources;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat.FormatOption;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.FormatOptions.DateOrder;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.jspecify.annotations.Nullable;

/** Checks the settings of the format in a request. */
final class FormatSettings {
    /** How many columns or fields a source may name. */
    static final int MOST_NAMES = 256;

    private static final int LONGEST_NAME = 100;

    private FormatSettings() {}

    /**
     * The options of a request.
     *
     * @param zone the zone of the source
     * @throws ProblemException INVALID_REQUEST if an option is missing, is not one of the format, or does not fit it
     */
    static FormatOptions check(SupportedFormat format, SourceRequest request, ZoneId zone) {
        for (FormatOption option : FormatOption.values()) {
            boolean given = isGiven(option, request);
            if (!given && format.required().contains(option)) {
                throw invalid("the format " + format.name() + " needs " + explained(option));
            }
            boolean possible = option == FormatOption.ZONE
                    || format.required().contains(option)
                    || format.allowed().contains(option);
            if (given && !possible) {
                throw invalid(label(option) + " is no setting of the format " + format.name());
            }
        }
        List<String> columns = request.columns() == null ? List.of() : request.columns();
        Map<String, String> fields = request.fields() == null ? Map.of() : request.fields();
        checkNames("columns", columns.size(), columns);
        checkNames("fields", fields.size(), fields.values());
        var options = new FormatOptions(zone, request.logformat(), columns, fields, dateOrder(request.dateOrder()));
        try {
            format.maker().make(options);
        } catch (InvalidOptionsException e) {
            throw invalid("format " + format.name() + ": " + e.getMessage());
        }
        return options;
    }

    private static boolean isGiven(FormatOption option, SourceRequest request) {
        return switch (option) {
            case LOGFORMAT -> request.logformat() != null;
            case COLUMNS -> request.columns() != null && !request.columns().isEmpty();
            case FIELDS -> request.fields() != null && !request.fields().isEmpty();
            case DATE_ORDER -> request.dateOrder() != null;
            case ZONE -> request.zone() != null;
        };
    }

    private static String explained(FormatOption option) {
        return switch (option) {
            case LOGFORMAT -> "logformat: the string of squid.conf";
            case COLUMNS -> "columns: the names of the columns in their order, as the device's #Fields line has them";
            case FIELDS -> "fields: for each of our names, the name of the field in the lines";
            case DATE_ORDER -> "date_order: dmy or mdy, because its dates could be read in both orders";
            case ZONE ->
                "zone: its times have none, so name the zone of the device's clock, such as America/Chicago or UTC";
        };
    }

    private static void checkNames(String setting, int size, Iterable<String> names) {
        if (size > MOST_NAMES) {
            throw invalid(setting + " has more than " + MOST_NAMES + " names");
        }
        for (String name : names) {
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                throw invalid(setting + " has a name that is blank or longer than " + LONGEST_NAME + " characters");
            }
        }
    }

    private static @Nullable DateOrder dateOrder(@Nullable String given) {
        if (given == null) {
            return null;
        }
        for (DateOrder order : DateOrder.values()) {
            if (label(order).equals(given)) {
                return order;
            }
        }
        throw invalid("date_order '" + given + "' is neither dmy nor mdy");
    }

    /** The name of a value in requests and in the database. */
    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
