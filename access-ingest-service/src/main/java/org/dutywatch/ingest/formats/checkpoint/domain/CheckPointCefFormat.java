package org.dutywatch.ingest.formats.checkpoint.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.CefWebFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/** Check Point's Log Exporter in its format cef. What is a request, and an access, is as in {@link CheckPointFormat}. */
public final class CheckPointCefFormat extends CefWebFormat {
    public static final SupportedFormat CHECKPOINT_CEF = SupportedFormat.inZone(
            "checkpoint-cef",
            "Check Point's Log Exporter, format cef: records of URL Filtering and Application Control with a request whose"
                    + " suser and src are before it. An access is a point in time.",
            "CEF:0|Check Point|URL Filtering|Check Point|Log|URL Filtering|Unknown|act=Accept deviceDirection=1"
                    + " rt=1793720531000 spt=51514 dpt=443 src=10.20.1.23 suser=Sam Reyes (sreyes) requestMethod=GET"
                    + " request=https://www.facebook.com/home.php product=URL Filtering proto=6",
            CheckPointCefFormat::new);

    private CheckPointCefFormat(FormatOptions options) {
        super("checkpoint-cef", "Check Point", options);
    }

    @Override
    protected boolean isRequest(FieldValues values) {
        return values.isOneOf(PRODUCT, "url filtering", "application control") && values.has(URL);
    }

    @Override
    protected void person(FieldValues values, ScannedLine into) {
        super.person(values, into);
        RequestFields.loginInBrackets(into);
    }

    @Override
    protected @Nullable Denied nonAccess(FieldValues values) {
        return CheckPointRecord.nonAccess(values, ACTION);
    }
}
