package org.dutywatch.ingest.formats.zscaler.domain;

import org.dutywatch.ingest.fields.domain.FieldNames;
import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.grammars.domain.Grammar;
import org.dutywatch.ingest.grammars.domain.JsonGrammar;
import org.dutywatch.ingest.grammars.domain.KeyValueGrammar;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/**
 * A time, a tab, and named values with tabs between them; or JSON, in which the values are in {@code event}, as in Zscaler's
 * template for Splunk.
 */
final class ZscalerGrammar implements Grammar {
    static final int TIME = 0;
    static final int VENDOR = 1;
    static final int USER = 2;
    static final int CLIENT = 3;
    static final int ACTION = 4;
    static final int METHOD = 5;
    static final int STATUS = 6;
    static final int SENT = 7;
    static final int RECEIVED = 8;
    static final int URL = 9;
    static final int REFERER = 10;
    static final int AGENT = 11;
    static final int HOST = 12;
    static final int RECORD_TYPE = 13;
    static final FieldNames NAMES = FieldNames.of(
            "datetime",
            "vendor",
            "user",
            "ClientIP",
            "action",
            "requestmethod",
            "status",
            "requestsize",
            "responsesize",
            "url",
            "refererURL",
            "useragent",
            "hostname",
            "Recordtype");

    private static final KeyValueGrammar TABS = new KeyValueGrammar('\t');
    private static final JsonGrammar JSON = new JsonGrammar("event");
    private static final Malformed SHAPE = new Malformed(
            "not_zscaler", "the line is neither JSON nor a time, a tab and named values with tabs between them");

    static boolean startsAt(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '{') {
            return true;
        }
        int year = Words.digitsEnd(bytes, from, to);
        return year == from + 4 && year < to && bytes[year] == '-' && from + 19 < to && bytes[from + 19] == '\t';
    }

    @Override
    public @Nullable Malformed read(byte[] bytes, int from, int to, FieldValues into) {
        if (from < to && bytes[from] == '{') {
            return JSON.read(bytes, from, to, into);
        }
        if (!startsAt(bytes, from, to)) {
            return SHAPE;
        }
        into.put(TIME, bytes, from, from + 19);
        return TABS.read(bytes, from + 20, to, into);
    }
}
