package org.dutywatch.ingest.formats.cisco.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.Bytes;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.dutywatch.ingest.reading.domain.Words;
import org.jspecify.annotations.Nullable;

/** The access log of Cisco's Secure Web Appliance, which resembles Squid's. A line is written at the end of its request. */
public final class CiscoWsaFormat extends RecordFormat {
    public static final SupportedFormat CISCO_WSA = SupportedFormat.of(
            new CiscoWsaFormat(),
            "Cisco Secure Web Appliance (WSA), access log in the format of the appliance (log style Squid), custom fields at"
                    + " the end if any",
            "1793720531.437 412 10.20.1.23 TCP_MISS_SSL/200 48211 GET https://www.facebook.com:443/home.php"
                    + " sreyes DIRECT/www.facebook.com text/html"
                    + " DEFAULT_CASE_12-Officers-Officers-NONE-NONE-NONE-DefaultGroup-NONE"
                    + " <\"IW_snet\",7.1,1,\"-\",-,-,-,-,\"-\",-,-,-,\"-\",-,-,\"-\",\"-\",-,-,\"IW_snet\",-,\"-\",\"Social"
                    + " Networking\",\"-\",\"Facebook General\",\"Facebook\",\"-\",\"-\",936.1,0,-,\"-\",\"-\"> -");

    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied REDIRECTED = Denied.byPolicy("redirected_by_proxy");
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied ANSWERED_BY_PROXY = Denied.failed("answered_by_proxy");
    private static final Denied ABORTED = Denied.failed("aborted_before_answer");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied TUNNEL_FAILED = Denied.failed("tunnel_failed");
    private static final Denied UNKNOWN_ACTION = Denied.failed("unknown_action");
    private static final NotMonitored INSPECTED = new NotMonitored("inspected_tunnel");
    private static final Malformed TAKEN = new Malformed("elapsed_shape", "the elapsed time is no number");
    private static final Malformed NO_RESULT =
            new Malformed("result_shape", "the result is neither TCP_ and a word nor NONE");

    private CiscoWsaFormat() {
        super("cisco-wsa", new CiscoWsaGrammar(), CiscoWsaGrammar.NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        int start = Bytes.startsWith(bytes, from, to, CiscoWsaGrammar.INFO) ? from + CiscoWsaGrammar.INFO.length : from;
        int point = Words.digitsEnd(bytes, start, to);
        return point == start + 10
                && point < to
                && bytes[point] == '.'
                && Words.digitsEnd(bytes, point + 1, to) == point + 4;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis =
                EpochText.millis(values.bytes(), values.from(CiscoWsaGrammar.TIME), values.to(CiscoWsaGrammar.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null) {
            return fault;
        }
        boolean isResult =
                values.startsWith(CiscoWsaGrammar.RESULT, "tcp_") || values.startsWith(CiscoWsaGrammar.RESULT, "none");
        if (!isResult) {
            return NO_RESULT;
        }
        RequestFields.client(values, CiscoWsaGrammar.CLIENT, into);
        RequestFields.user(values, CiscoWsaGrammar.USER, into);
        RequestFields.method(values, CiscoWsaGrammar.METHOD, into);
        RequestFields.contentType(values, CiscoWsaGrammar.TYPE, into);
        RequestFields.url(values, CiscoWsaGrammar.URL, into);
        fault = RequestFields.status(values, CiscoWsaGrammar.STATUS, into);
        fault = fault != null ? fault : RequestFields.bytesDown(values, CiscoWsaGrammar.BYTES, into);
        fault = fault != null ? fault : RequestFields.elapsed(values, CiscoWsaGrammar.ELAPSED, 1, TAKEN, into);
        into.nonAccess = nonAccess(values, into);
        return fault;
    }

    /** What Cisco's decisions mean. A page that warns is {@code BLOCK_CONTINUE}; who goes on has another line. */
    private static @Nullable LineOutcome nonAccess(FieldValues values, ScannedLine line) {
        int decision = CiscoWsaGrammar.DECISION;
        boolean denied = values.is(CiscoWsaGrammar.RESULT, "tcp_denied");
        if (line.status == 407
                || line.status == 401 && denied
                || values.isOneOf(decision, "no_authorization", "no_password", "saas_auth")) {
            return AUTH_REQUIRED;
        }
        if (denied
                || values.startsWith(decision, "block")
                || values.startsWith(decision, "drop_")
                || values.startsWith(decision, "deny_")
                || values.startsWith(decision, "decrypt_eun")) {
            return DENIED;
        }
        if (values.startsWith(decision, "redirect_")) {
            return REDIRECTED;
        }
        if (values.is(decision, "allow_admin_error_page")) {
            return ANSWERED_BY_PROXY;
        }
        if (values.is(decision, "other")) {
            return FAILED;
        }
        boolean isKnown = values.is(decision, "default_case")
                || values.startsWith(decision, "allow_")
                || values.startsWith(decision, "passthru_")
                || values.startsWith(decision, "monitor_")
                || values.startsWith(decision, "decrypt_");
        if (!isKnown) {
            return UNKNOWN_ACTION;
        }
        return line.kind == AccessKind.TUNNEL ? tunnel(values, line) : request(values, line);
    }

    private static @Nullable LineOutcome tunnel(FieldValues values, ScannedLine line) {
        if (values.startsWith(CiscoWsaGrammar.RESULT, "none") || line.status < 200 || line.status >= 300) {
            return TUNNEL_FAILED;
        }
        return values.startsWith(CiscoWsaGrammar.DECISION, "decrypt_") ? INSPECTED : null;
    }

    private static @Nullable LineOutcome request(FieldValues values, ScannedLine line) {
        if (line.status == 0) {
            return ABORTED;
        }
        return values.startsWith(CiscoWsaGrammar.RESULT, "none") || line.status >= 500 ? FAILED : null;
    }
}
