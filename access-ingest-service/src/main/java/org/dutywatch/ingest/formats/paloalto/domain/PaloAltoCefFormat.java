package org.dutywatch.ingest.formats.paloalto.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.CefWebFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/** PAN-OS logs as CEF, with the template of Palo Alto's CEF guide. What is a request is as in {@link PaloAltoCsvFormat}. */
public final class PaloAltoCefFormat extends CefWebFormat {
    public static final SupportedFormat PALO_ALTO_CEF = SupportedFormat.inZone(
            "paloalto-cef",
            "Palo Alto Networks PAN-OS and Strata Logging, custom log format CEF with the template of the vendor's guide:"
                    + " THREAT records of subtype url. An access is a point in time.",
            "CEF:0|Palo Alto Networks|PAN-OS|10.2.4|url|THREAT|1|rt=Nov 03 2026 15:42:11 GMT"
                    + " deviceExternalId=007200001056 src=10.20.1.23 dst=157.240.2.35 cs1Label=Rule cs1=officers-web"
                    + " suser=ridgemont\\\\sreyes duser= app=facebook-base cs4Label=Source Zone cs4=trust spt=51514 dpt=443"
                    + " proto=tcp act=alert request=\"www.facebook.com/home.php\" cs2Label=URL Category"
                    + " cs2=social-networking requestContext=text/html requestMethod=get cat=(9999)",
            PaloAltoCefFormat::new);

    private PaloAltoCefFormat(FormatOptions options) {
        super("paloalto-cef", "Palo Alto Networks", options);
    }

    /** The order of type and subtype differs between PAN-OS and Strata Logging. */
    @Override
    protected boolean isRequest(FieldValues values) {
        return values.is(EVENT, "url") && values.is(NAME, "threat")
                || values.is(EVENT, "threat") && values.is(NAME, "url");
    }

    @Override
    protected void person(FieldValues values, ScannedLine into) {
        if (!PaloAltoUrlRecord.isOfAnotherProxy(values, USER)) {
            super.person(values, into);
        }
    }

    @Override
    protected @Nullable Denied nonAccess(FieldValues values) {
        return PaloAltoUrlRecord.nonAccess(values, ACTION);
    }

    @Override
    protected @Nullable Malformed others(FieldValues values, ScannedLine into) {
        RequestFields.contentType(values, CONTEXT, into);
        RequestFields.referer(values, REFERER, into);
        return null;
    }
}
