package org.dutywatch.ingest.formats.barracuda.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Barracuda Web Security Gateway's syslog of web traffic. A line is one request without a duration, a status and a method, so an
 * access is a point in time.
 */
public final class BarracudaFormat extends RecordFormat {
    public static final SupportedFormat BARRACUDA = SupportedFormat.of(
            new BarracudaFormat(),
            "Barracuda Web Security Gateway, syslog of web traffic (http_scan). An access is a point in time.",
            "<23>Nov  3 09:42:11 barracuda http_scan[10365]: 1793720531 1 10.20.1.23 157.240.2.35 text/html 10.20.1.23"
                    + " https://www.facebook.com/home.php 48211 BYF ALLOWED CLEAN 2 1 0 1 3 (-) 1 social 0 - 0"
                    + " www.facebook.com social [ldap0:sreyes] https://www.facebook.com/ www.facebook.com social 0");

    private BarracudaFormat() {
        super("barracuda", new BarracudaGrammar(), BarracudaGrammar.NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return BarracudaGrammar.startsAt(bytes, from, to);
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        byte[] bytes = values.bytes();
        into.endMillis = EpochText.millis(bytes, values.from(BarracudaGrammar.TIME), values.to(BarracudaGrammar.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        RequestFields.client(values, BarracudaGrammar.CLIENT, into);
        RequestFields.user(values, BarracudaGrammar.USER, into, "anon", "anonymous");
        for (int at = into.userFrom; at < into.userTo; at++) {
            if (bytes[at] == ':') {
                into.userFrom = at + 1;
            }
        }
        RequestFields.url(values, BarracudaGrammar.URL, into);
        RequestFields.contentType(values, BarracudaGrammar.TYPE, into);
        into.nonAccess = nonAccess(values);
        return RequestFields.bytesDown(values, BarracudaGrammar.SIZE, into);
    }

    /** {@code DETECTED} is spyware that was found, and let through, on the client. */
    private static @Nullable Denied nonAccess(FieldValues values) {
        if (values.is(BarracudaGrammar.ACTION, "allowed")) {
            return null;
        }
        if (values.startsWith(BarracudaGrammar.ACTION, "warn")) {
            return Denied.failed("warned");
        }
        return values.is(BarracudaGrammar.ACTION, "blocked")
                ? Denied.byPolicy("denied")
                : Denied.failed("unknown_action");
    }
}
