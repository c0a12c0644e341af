package org.dutywatch.ingest.formats.paloalto.domain;

import java.util.Arrays;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.CsvGrammar;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * PAN-OS logs as CSV, by position. A THREAT record of subtype url is one request without a duration, so an access is a point
 * in time. TRAFFIC records name no host; they and all others are no request. New versions add columns at the end.
 */
public final class PaloAltoCsvFormat extends RecordFormat {
    public static final SupportedFormat PALO_ALTO = SupportedFormat.inZone(
            "paloalto",
            "Palo Alto Networks PAN-OS and Prisma Access, syslog format CSV (default): THREAT records of subtype url. It has no"
                    + " duration, so an access is a point in time. Allowed sites are only logged if the URL filtering profile"
                    + " says alert.",
            "1,2026/11/03 09:42:12,007200001056,THREAT,url,2562,2026/11/03 09:42:11,10.20.1.23,157.240.2.35,203.0.113.9,"
                    + "157.240.2.35,officers-web,ridgemont\\sreyes,,facebook-base,vsys1,trust,untrust,ethernet1/2,ethernet1/1,"
                    + "Panorama-log,2026/11/03 09:42:12,48211,1,51514,443,32326,443,0x40b000,tcp,alert,"
                    + "\"www.facebook.com/home.php\",(9999),social-networking,informational,client-to-server,899904602,0x0,"
                    + "10.0.0.0-10.255.255.255,United States,,text/html,0,,,1,,,,,,,,0,13,62,0,0,,fw1,,,,get,0,,0,,N/A,unknown,"
                    + "AppThreat-0-0,0x0",
            PaloAltoCsvFormat::new);

    private static final FieldNames NAMES = PaloAltoUrlRecord.NAMES;
    private static final int COUNTED = 64;

    /** A record has at least its time; the columns of a URL are checked by the last of them. */
    private static final int FEWEST_COLUMNS = 9;

    private static final Malformed NO_RECORD =
            new Malformed("not_paloalto", "the fourth column is no type of record of PAN-OS");
    private static final Malformed FEW_COLUMNS = new Malformed(
            "column_count",
            "a record of a URL has less than 65 columns: the line was cut, or the log format is a custom one");

    private final TimeText times;

    private PaloAltoCsvFormat(FormatOptions options) {
        super("paloalto", new CsvGrammar(',', columns(), FEWEST_COLUMNS, Integer.MAX_VALUE), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    private static int[] columns() {
        int[] columns = new int[COUNTED + 1];
        Arrays.fill(columns, FieldNames.UNKNOWN);
        columns[3] = PaloAltoUrlRecord.TYPE;
        columns[4] = PaloAltoUrlRecord.SUBTYPE;
        columns[6] = PaloAltoUrlRecord.TIME;
        columns[7] = PaloAltoUrlRecord.CLIENT;
        columns[12] = PaloAltoUrlRecord.USER;
        columns[30] = PaloAltoUrlRecord.ACTION;
        columns[31] = PaloAltoUrlRecord.URL;
        columns[41] = PaloAltoUrlRecord.CONTENT_TYPE;
        columns[49] = PaloAltoUrlRecord.REFERER;
        columns[63] = PaloAltoUrlRecord.METHOD;
        columns[COUNTED] = PaloAltoUrlRecord.END;
        return columns;
    }

    /** A number, a comma, and a digit of a time. */
    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int comma = Words.digitsEnd(bytes, from, to);
        return comma > from && comma < to && bytes[comma] == ',' && Words.digitsEnd(bytes, comma + 1, to) > comma + 1;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (!PaloAltoUrlRecord.isRecord(values)) {
            return NO_RECORD;
        }
        into.endMillis =
                times.millis(values.bytes(), values.from(PaloAltoUrlRecord.TIME), values.to(PaloAltoUrlRecord.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        if (!values.is(PaloAltoUrlRecord.TYPE, "threat") || !values.is(PaloAltoUrlRecord.SUBTYPE, "url")) {
            into.outcomeWithoutHost = NO_REQUEST;
            return null;
        }
        if (!values.isPresent(PaloAltoUrlRecord.END)) {
            return FEW_COLUMNS;
        }
        PaloAltoUrlRecord.take(values, into);
        return null;
    }
}
