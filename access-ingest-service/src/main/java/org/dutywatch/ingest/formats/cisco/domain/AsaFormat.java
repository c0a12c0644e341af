package org.dutywatch.ingest.formats.cisco.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.formats.domain.ZoneTimes;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * The messages of Cisco ASA, FTD, FWSM and PIX. Message 304001 is one request of HTTP without encryption; it has no duration,
 * so an access is a point in time. All others, such as 302014 of a connection that was closed, name no host: they are no
 * request.
 */
public final class AsaFormat extends RecordFormat {
    public static final SupportedFormat ASA = SupportedFormat.inZone(
            "cisco-asa",
            "Cisco ASA and FTD: message 304001, which shows URLs of HTTP without encryption alone. It has no duration,"
                    + " so an access is a point in time. Its time is that of the syslog header.",
            "<165>Nov  3 2026 09:42:11 fw1 : %ASA-5-304001: sreyes@10.20.1.23 Accessed URL"
                    + " 157.240.2.35:http://www.facebook.com/home.php",
            AsaFormat::new);

    private static final Malformed NO_TIME = new Malformed(
            "time_missing", "no header with a time is before the message: set 'logging timestamp' on the device");
    private static final Malformed CUT = new Malformed("url_shape", "the URL has no path: it may have been cut");

    private final TimeText times;

    private AsaFormat(FormatOptions options) {
        super("cisco-asa", new AsaGrammar(), AsaGrammar.NAMES);
        this.times = new TimeText(new ZoneTimes(options.zone()), null);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return AsaGrammar.idAt(bytes, from, to) >= 0;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        if (into.stampFrom == into.stampTo) {
            return NO_TIME;
        }
        into.endMillis = times.headerMillis(line, into);
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null || !values.is(AsaGrammar.ID, "304001")) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        RequestFields.client(values, AsaGrammar.CLIENT, into);
        RequestFields.user(values, values.has(AsaGrammar.LOGIN) ? AsaGrammar.LOGIN : AsaGrammar.IDENTITY, into);
        RequestFields.url(values, AsaGrammar.URL, into);
        return into.pathFrom < into.pathTo ? null : CUT;
    }
}
