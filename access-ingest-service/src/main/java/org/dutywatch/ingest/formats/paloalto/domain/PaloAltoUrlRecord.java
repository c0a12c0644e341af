package org.dutywatch.ingest.formats.paloalto.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/** What a record of a URL says. */
final class PaloAltoUrlRecord {
    static final int TYPE = 0;
    static final int SUBTYPE = 1;
    static final int TIME = 2;
    static final int CLIENT = 3;
    static final int USER = 4;
    static final int ACTION = 5;
    static final int URL = 6;
    static final int CONTENT_TYPE = 7;
    static final int REFERER = 8;
    static final int METHOD = 9;

    /** A column after all that are read. */
    static final int END = 10;

    static final FieldNames NAMES = FieldNames.of(
            "type", "subtype", "time", "src", "srcuser", "action", "url", "contenttype", "referer", "method", "end");

    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied UNKNOWN_ACTION = Denied.failed("unknown_action");

    /** An array, because one made for each line costs more than reading it. */
    private static final String[] TYPES = {
        "threat",
        "traffic",
        "config",
        "system",
        "hipmatch",
        "hip-match",
        "userid",
        "globalprotect",
        "decryption",
        "authentication",
        "correlation",
        "gtp",
        "sctp",
        "iptag",
        "tunnel",
        "audit"
    };

    private PaloAltoUrlRecord() {}

    static boolean isRecord(FieldValues values) {
        return values.isOneOf(TYPE, TYPES);
    }

    /** A proxy before the firewall wrote an address of its own into the user: then nobody knows whose request it is. */
    static boolean isOfAnotherProxy(FieldValues values, int user) {
        return values.startsWith(user, "x-fwd-for");
    }

    static void take(FieldValues values, ScannedLine into) {
        if (!isOfAnotherProxy(values, USER)) {
            RequestFields.client(values, CLIENT, into);
            RequestFields.user(values, USER, into);
        }
        RequestFields.method(values, METHOD, into);
        RequestFields.contentType(values, CONTENT_TYPE, into);
        RequestFields.referer(values, REFERER, into);
        RequestFields.url(values, URL, into);
        into.nonAccess = nonAccess(values, ACTION);
    }

    /** {@code block-continue} is a page that warns; if the user proceeds, the next record is {@code continue}. */
    static @Nullable Denied nonAccess(FieldValues values, int action) {
        if (values.isOneOf(action, "alert", "allow", "continue", "override")) {
            return null;
        }
        boolean denied = values.startsWith(action, "block")
                || values.startsWith(action, "deny")
                || values.startsWith(action, "drop")
                || values.startsWith(action, "reset")
                || values.is(action, "override-lockout");
        return denied ? DENIED : UNKNOWN_ACTION;
    }
}
