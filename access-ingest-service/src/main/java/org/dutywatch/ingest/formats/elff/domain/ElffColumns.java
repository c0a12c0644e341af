package org.dutywatch.ingest.formats.elff.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dutywatch.ingest.fields.domain.DeclaredColumns;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;

/** Names of columns, and which sets of them can be read with certainty. */
final class ElffColumns {
    static final int DATE = 0;
    static final int TIME = 1;
    static final int TIME_TAKEN = 2;
    static final int DURATION = 3;
    static final int CLIENT = 4;
    static final int USER = 5;
    static final int USER_DN = 6;
    static final int HOST = 7;
    static final int URI_HOST = 8;
    static final int URI = 9;
    static final int STEM = 10;
    static final int PATH = 11;
    static final int METHOD = 12;
    static final int ACTION = 13;
    static final int FILTER = 14;
    static final int EXCEPTION = 15;
    static final int STATUS = 16;
    static final int BYTES_UP = 17;
    static final int BYTES_DOWN = 18;
    static final int CONTENT_TYPE = 19;
    static final int REFERER = 20;
    static final int EPOCH = 21;
    static final int UNIX = 22;
    static final int LOCAL_TIME = 23;
    static final int GMT_TIME = 24;

    static final FieldNames NAMES = FieldNames.of(
            "date",
            "time",
            "time-taken",
            "duration",
            "c-ip",
            "cs-username",
            "cs-userdn",
            "cs-host",
            "cs-uri-host",
            "cs-uri",
            "cs-uri-stem",
            "cs-uri-path",
            "cs-method",
            "s-action",
            "sc-filter-result",
            "x-exception-id",
            "sc-status",
            "cs-bytes",
            "sc-bytes",
            "rs(Content-Type)",
            "cs(Referer)",
            "timestamp",
            "x-timestamp-unix",
            "localtime",
            "gmttime");

    static final int MOST = 256;

    /** Of these, a part that was cut off would say something else. */
    private static final List<Integer> NOT_LAST = List.of(
            DATE, TIME, CLIENT, USER, USER_DN, HOST, URI_HOST, URI, STEM, METHOD, ACTION, FILTER, STATUS, EPOCH, UNIX);

    private ElffColumns() {}

    /**
     * The columns of a declaration.
     *
     * @throws InvalidOptionsException if rows of such columns do not say who accessed what and when, or could be misread
     */
    static DeclaredColumns of(byte[] directive, List<String> names) throws InvalidOptionsException {
        if (names.size() > MOST) {
            throw new InvalidOptionsException("more than " + MOST + " columns are named");
        }
        int[] fields = new int[names.size()];
        boolean[] has = new boolean[NAMES.size()];
        boolean afterHeader = false;
        for (int column = 0; column < fields.length; column++) {
            byte[] name = names.get(column).getBytes(StandardCharsets.UTF_8);
            int field = NAMES.find(name, 0, name.length);
            fields[column] = field;
            if (field != FieldNames.UNKNOWN) {
                require(!has[field], "the column " + names.get(column) + " is named twice");
                has[field] = true;
            }
            boolean identifies =
                    field != FieldNames.UNKNOWN && (field <= TIME || isOneOf(field, CLIENT, USER, USER_DN));
            require(
                    !afterHeader || !identifies && field < EPOCH,
                    "time, c-ip and cs-username must be before the columns of headers such as cs(Referer), in which"
                            + " clients write blanks that some versions do not quote");
            afterHeader |= names.get(column).toLowerCase(Locale.ROOT).matches("[cr]s\\(.*");
        }
        requireAll(has);
        int last = fields[fields.length - 1];
        require(
                last == FieldNames.UNKNOWN || !NOT_LAST.contains(last),
                "the last column must be another one, because a part of it that was cut off would say something else");
        return new DeclaredColumns(directive, fields);
    }

    private static void requireAll(boolean[] has) throws InvalidOptionsException {
        boolean time = has[DATE] && has[TIME] || has[EPOCH] || has[UNIX] || has[LOCAL_TIME] || has[GMT_TIME];
        require(time, "no column has the time: date and time, timestamp, localtime or gmttime");
        require(
                has[CLIENT] || has[USER] || has[USER_DN],
                "no column has the client or the user: c-ip, cs-username or cs-userdn");
        require(
                has[HOST] || has[URI_HOST] || has[URI] || has[STEM],
                "no column has the host: cs-host, cs-uri-host, cs-uri or cs-uri-stem");
        require(has[STATUS], "no column has the status: sc-status");
        require(
                has[ACTION] || has[FILTER],
                "no column says whether the proxy denied the request: s-action or sc-filter-result");
    }

    private static boolean isOneOf(int field, int... fields) {
        return Arrays.stream(fields).anyMatch(one -> one == field);
    }

    private static void require(boolean condition, String otherwise) throws InvalidOptionsException {
        if (!condition) {
            throw new InvalidOptionsException(otherwise);
        }
    }
}
