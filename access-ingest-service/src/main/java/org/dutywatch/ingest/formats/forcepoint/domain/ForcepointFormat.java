package org.dutywatch.ingest.formats.forcepoint.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.CefWebFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Forcepoint (Websense) Web Security's SIEM integration in the format CEF. A record is one request; its scan duration is not how
 * long the request took, so an access is a point in time.
 */
public final class ForcepointFormat extends CefWebFormat {
    public static final SupportedFormat FORCEPOINT = SupportedFormat.inZone(
            "forcepoint",
            "Forcepoint Web Security, SIEM integration, format syslog/CEF (ArcSight): one request a record. An access is a"
                    + " point in time.",
            "CEF:0|Forcepoint|Security|8.5.5|112|Transaction permitted|1|act=permitted app=https dvc=10.20.0.5"
                    + " dst=157.240.2.35 dhost=www.facebook.com dpt=443 src=10.20.1.23 spt=51514"
                    + " suser=LDAP://10.20.0.2 OU\\=Officers,DC\\=ridgemont/Sam Reyes loginID=sreyes rt=1793720531000"
                    + " in=48211 out=1820 requestMethod=GET requestClientApplication=Mozilla/5.0 (X11) reason=-"
                    + " cs1Label=Policy cs1=Officers request=https://www.facebook.com/home.php logRecordSource=OnPrem",
            ForcepointFormat::new);

    private static final byte SLASH = '/';

    private ForcepointFormat(FormatOptions options) {
        super("forcepoint", "Forcepoint", options);
    }

    @Override
    protected boolean isRequest(FieldValues values) {
        return values.is(PRODUCT, "security") || values.is(PRODUCT, "web security");
    }

    /** {@code loginID} is the login; without it, {@code suser} is it, or ends with it behind the path of a directory. */
    @Override
    protected void person(FieldValues values, ScannedLine into) {
        RequestFields.client(values, CLIENT, into);
        if (values.has(LOGIN)) {
            RequestFields.user(values, LOGIN, into);
            return;
        }
        RequestFields.user(values, USER, into);
        if (values.startsWith(USER, "ldap://") || values.startsWith(USER, "winnt://")) {
            for (int at = into.userFrom; at < into.userTo; at++) {
                if (into.bytes[at] == SLASH) {
                    into.userFrom = at + 1;
                }
            }
        }
    }

    /** A page that asks to confirm or to spend quota time is {@code blocked}; what the user goes on to is another record. */
    @Override
    protected @Nullable Denied nonAccess(FieldValues values) {
        if (values.isOneOf(ACTION, "permitted", "allowed")) {
            return null;
        }
        return values.startsWith(ACTION, "block") ? Denied.byPolicy("denied") : Denied.failed("unknown_action");
    }

    @Override
    protected @Nullable Malformed others(FieldValues values, ScannedLine into) {
        Malformed fault = RequestFields.bytesUp(values, OUT, into);
        return fault != null ? fault : RequestFields.bytesDown(values, IN, into);
    }
}
