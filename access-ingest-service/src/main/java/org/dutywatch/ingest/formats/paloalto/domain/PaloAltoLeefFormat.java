package org.dutywatch.ingest.formats.paloalto.domain;

import java.nio.charset.StandardCharsets;
import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.grammars.domain.LeefGrammar;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * PAN-OS logs as LEEF 1.0 with {@code |} between the attributes, as the template of the vendor's guide for QRadar has it. A URL
 * with {@code |} is malformed, because nothing is escaped. What is a request is as in {@link PaloAltoCsvFormat}.
 */
public final class PaloAltoLeefFormat extends RecordFormat {
    public static final SupportedFormat PALO_ALTO_LEEF = SupportedFormat.inZone(
            "paloalto-leef",
            "Palo Alto Networks PAN-OS, custom log format LEEF with the template of the guide for QRadar: THREAT records of"
                    + " subtype url. An access is a point in time.",
            "LEEF:1.0|Palo Alto Networks|PAN-OS Syslog Integration|10.2.4|9999|ReceiveTime=2026/11/03 09:42:12"
                    + "|SerialNumber=007200001056|cat=THREAT|Subtype=url|devTime=Nov 03 2026 15:42:11 GMT|src=10.20.1.23"
                    + "|dst=157.240.2.35|RuleName=officers-web|usrName=ridgemont\\sreyes|SourceUser=ridgemont\\sreyes"
                    + "|DestinationUser=|Application=facebook-base|action=alert"
                    + "|Miscellaneous=\"www.facebook.com/home.php\"|ThreatID=(9999)|URLCategory=social-networking"
                    + "|ContentType=text/html|RequestMethod=get",
            PaloAltoLeefFormat::new);

    private static final FieldNames NAMES = FieldNames.of(
            "cat",
            "Subtype",
            "devTime",
            "src",
            "usrName",
            "action",
            "Miscellaneous",
            "ContentType",
            "Referer",
            "RequestMethod",
            "ThreatID");

    private static final int[] PERSON_AND_ACTION = {
        PaloAltoUrlRecord.USER, PaloAltoUrlRecord.CLIENT, PaloAltoUrlRecord.ACTION, PaloAltoUrlRecord.TIME
    };

    /** In which clients write. */
    private static final int[] TEXTS = {PaloAltoUrlRecord.URL, PaloAltoUrlRecord.REFERER, PaloAltoUrlRecord.METHOD};

    private static final byte[] START = "LEEF:1.0|Palo Alto Networks|".getBytes(StandardCharsets.US_ASCII);
    private static final Malformed OTHER_VENDOR = new Malformed("other_vendor", "the record is LEEF of another vendor");
    private static final Malformed CUT = new Malformed(
            "fields_missing",
            "the record of a URL has no usrName, src, action or ThreatID, or Miscellaneous is no URL");

    private final TimeText times;

    private PaloAltoLeefFormat(FormatOptions options) {
        super("paloalto-leef", new LeefGrammar('|'), NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return Bytes.startsWith(bytes, from, to, START);
    }

    @Override
    protected @Nullable Malformed readValues(byte[] bytes, int from, int to, FieldValues values, ScannedLine into) {
        return startsAt(bytes, from, to) ? super.readValues(bytes, from, to, values, into) : OTHER_VENDOR;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis =
                times.millis(values.bytes(), values.from(PaloAltoUrlRecord.TIME), values.to(PaloAltoUrlRecord.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        boolean request = values.is(PaloAltoUrlRecord.TYPE, "threat") && values.is(PaloAltoUrlRecord.SUBTYPE, "url");
        if (fault != null || !request) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        fault = RequestFields.checkOrder(values, PERSON_AND_ACTION, TEXTS);
        if (fault != null) {
            return fault;
        }
        boolean complete = values.isPresent(PaloAltoUrlRecord.USER)
                && values.has(PaloAltoUrlRecord.CLIENT)
                && values.has(PaloAltoUrlRecord.ACTION)
                && values.has(PaloAltoUrlRecord.URL)
                && values.has(PaloAltoUrlRecord.END);
        if (complete) {
            PaloAltoUrlRecord.take(values, into);
        }
        return complete && into.hasHost() ? null : CUT;
    }
}
