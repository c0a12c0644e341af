package org.dutywatch.ingest.formats.elff.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome;
import org.dutywatch.ingest.reading.domain.LineOutcome.Denied;
import org.dutywatch.ingest.reading.domain.LineOutcome.NotMonitored;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/** What the actions, filter results and exceptions of Broadcom's proxies mean. */
final class ElffAccessRule {
    private static final Denied DENIED = Denied.byPolicy("denied");
    private static final Denied REDIRECTED = Denied.byPolicy("redirected_by_proxy");
    private static final Denied AUTH_REQUIRED = Denied.failed("auth_required");
    private static final Denied ANSWERED_BY_PROXY = Denied.failed("answered_by_proxy");
    private static final Denied ABORTED = Denied.failed("aborted_before_answer");
    private static final Denied TUNNEL_FAILED = Denied.failed("tunnel_failed");
    private static final Denied FAILED = Denied.failed("failed");
    private static final Denied UNKNOWN_ACTION = Denied.failed("unknown_action");

    /** The proxy logs what it finds in the tunnel: decrypted requests, or a row with the action TUNNELED. */
    private static final NotMonitored INSPECTED = new NotMonitored("inspected_tunnel");

    /** Arrays, because one made for each line costs more than reading it. */
    private static final String[] SERVED = {
        "tcp_nc_miss",
        "tcp_miss",
        "tcp_hit",
        "tcp_mem_hit",
        "tcp_tunneled",
        "tunneled",
        "tcp_partial_miss",
        "tcp_client_refresh",
        "tcp_refresh_hit",
        "tcp_refresh_miss",
        "tcp_rescan_hit",
        "tcp_auth_hit",
        "tcp_auth_miss",
        "tcp_swapfail",
        "allowed"
    };

    private static final String[] TUNNELS = {"tunneled", "tcp_tunneled"};
    private static final String[] DENIALS = {"tcp_denied", "denied"};
    private static final String[] FILTERED = {"observed", "proxied"};
    private static final String[] FAILURES = {"tcp_err_miss", "tcp_loop", "failed", "server_error"};

    private ElffAccessRule() {}

    static void apply(FieldValues values, ScannedLine into) {
        boolean tunneled = values.isOneOf(ElffColumns.ACTION, TUNNELS);
        if (tunneled) {
            into.kind = AccessKind.TUNNEL;
        }
        boolean denied = values.is(ElffColumns.FILTER, "denied")
                || values.isOneOf(ElffColumns.ACTION, DENIALS)
                || values.startsWith(ElffColumns.EXCEPTION, "policy_denied")
                || values.startsWith(ElffColumns.EXCEPTION, "content_filter_denied");
        if (into.status == 407 || into.status == 401 && denied) {
            into.nonAccess = AUTH_REQUIRED;
        } else if (denied) {
            into.nonAccess = DENIED;
        } else {
            into.nonAccess = byAction(values);
            if (into.nonAccess == null) {
                into.nonAccess = byStatus(values, tunneled, into);
            }
        }
    }

    private static @Nullable LineOutcome byAction(FieldValues values) {
        boolean filtered = values.isOneOf(ElffColumns.FILTER, FILTERED);
        if (values.has(ElffColumns.FILTER) && !filtered) {
            return UNKNOWN_ACTION;
        }
        if (!values.isPresent(ElffColumns.ACTION)) {
            return filtered ? null : UNKNOWN_ACTION;
        }
        if (values.is(ElffColumns.ACTION, "tcp_accelerated")) {
            return INSPECTED;
        }
        if (values.is(ElffColumns.ACTION, "tcp_policy_redirect")) {
            return REDIRECTED;
        }
        if (values.is(ElffColumns.ACTION, "tcp_auth_redirect")) {
            return AUTH_REQUIRED;
        }
        if (values.is(ElffColumns.ACTION, "tcp_splashed")) {
            return ANSWERED_BY_PROXY;
        }
        if (values.isOneOf(ElffColumns.ACTION, FAILURES)) {
            return FAILED;
        }
        return values.isOneOf(ElffColumns.ACTION, SERVED) ? null : UNKNOWN_ACTION;
    }

    /** An exception is a page that the proxy wrote instead of the site. A tunnel that was opened has the status 200 or 0. */
    private static @Nullable LineOutcome byStatus(FieldValues values, boolean tunneled, ScannedLine into) {
        if (into.kind == AccessKind.TUNNEL) {
            boolean opened = tunneled && into.status == 0 || into.status >= 200 && into.status < 300;
            return opened && !values.has(ElffColumns.EXCEPTION) ? null : TUNNEL_FAILED;
        }
        if (into.status == 0) {
            return ABORTED;
        }
        return values.has(ElffColumns.EXCEPTION) || into.status >= 500 ? FAILED : null;
    }
}
