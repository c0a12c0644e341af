package org.dutywatch.ingest.formats.paloalto.domain;

import java.time.ZoneOffset;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * What Palo Alto's Strata Logging Service (Cortex Data Lake) forwards of PAN-OS and Prisma Access as JSON. What is a request is
 * as in {@link PaloAltoCsvFormat}. Times are in UTC.
 */
public final class PaloAltoJsonFormat extends RecordFormat {
    private static final FieldNames NAMES = FieldNames.of(
            "LogType",
            "Subtype",
            "TimeGenerated",
            "SourceAddress",
            "SourceUser",
            "Action",
            "URL",
            "ContentType",
            "Referer",
            "HTTPMethod",
            "(end)");

    // After the names, of which the format is made.
    public static final SupportedFormat PALO_ALTO_JSON = SupportedFormat.of(
            new PaloAltoJsonFormat(),
            "Palo Alto Networks Strata Logging Service (Prisma Access, PAN-OS), JSON: THREAT records of subtype url. An access"
                    + " is a point in time.",
            "{\"TimeReceived\":\"2026-11-03T15:42:13.000000Z\",\"DeviceSN\":\"007200001056\",\"LogType\":\"THREAT\","
                    + "\"Subtype\":\"url\",\"TimeGenerated\":\"2026-11-03T15:42:11.000000Z\","
                    + "\"SourceAddress\":\"10.20.1.23\",\"SourceUser\":\"ridgemont\\\\sreyes\",\"Action\":\"alert\","
                    + "\"URL\":\"www.facebook.com/home.php\",\"URLCategory\":\"social-networking\","
                    + "\"ContentType\":\"text/html\",\"HTTPMethod\":\"get\"}");

    private static final Malformed NO_RECORD =
            new Malformed("not_paloalto", "the record has no LogType of PAN-OS, no Subtype or no TimeGenerated");
    private static final Malformed MISSING = new Malformed(
            "fields_missing",
            "the record of a URL has no SourceAddress, SourceUser, Action or URL: forward these, too");

    private final TimeText times = new TimeText(new ZoneTimes(ZoneOffset.UTC), null);

    private PaloAltoJsonFormat() {
        super("paloalto-json", new JsonGrammar(), NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == '{';
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        boolean record = PaloAltoUrlRecord.isRecord(values)
                && values.has(PaloAltoUrlRecord.SUBTYPE)
                && values.has(PaloAltoUrlRecord.TIME);
        if (!record) {
            return NO_RECORD;
        }
        into.endMillis = times.epochOrTextMillis(values, PaloAltoUrlRecord.TIME);
        Malformed fault = TimeText.fault(into.endMillis);
        boolean request = values.is(PaloAltoUrlRecord.TYPE, "threat") && values.is(PaloAltoUrlRecord.SUBTYPE, "url");
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        boolean complete = (values.has(PaloAltoUrlRecord.CLIENT) || values.has(PaloAltoUrlRecord.USER))
                && values.has(PaloAltoUrlRecord.ACTION)
                && values.has(PaloAltoUrlRecord.URL);
        if (complete) {
            PaloAltoUrlRecord.take(values, into);
        }
        return complete ? null : MISSING;
    }
}
