package org.dutywatch.ingest.formats.cisco.domain;

import org.dutywatch.ingest.fields.domain.FieldValues;
import org.dutywatch.ingest.formats.domain.EpochText;
import org.dutywatch.ingest.formats.domain.RecordFormat;
import org.dutywatch.ingest.formats.domain.RequestFields;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.domain.TimeText;
import org.dutywatch.ingest.reading.domain.AccessKind;
import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;
import org.dutywatch.ingest.reading.domain.ScannedLine;
import org.jspecify.annotations.Nullable;

/**
 * Cisco Meraki's syslog. A record {@code urls} is one request: the client's address and the URL, without a user, a status and a
 * duration, so an access is a point in time. If the traffic is encrypted, only its host is known. All other records are no
 * request.
 */
public final class MerakiFormat extends RecordFormat {
    public static final SupportedFormat MERAKI = SupportedFormat.of(
            new MerakiFormat(),
            "Cisco Meraki's syslog, role URLs: the client's address and the URL, of encrypted traffic the host alone."
                    + " It has neither user nor duration: persons are known by leases, and an access is a point in time.",
            "1793720531.872052699 MX84 urls src=10.20.1.23:51514 dst=157.240.2.35:443 mac=00:18:0A:00:00:01"
                    + " agent='Mozilla/5.0' request: GET https://www.facebook.com/home.php");

    private static final Malformed URL =
            new Malformed("url_shape", "the URL has no host or no path: it may have been cut");

    private MerakiFormat() {
        super("cisco-meraki", new MerakiGrammar(), MerakiGrammar.NAMES);
    }

    @Override
    public boolean startsAt(byte[] bytes, int from, int to) {
        return MerakiGrammar.typeAt(bytes, from, to) >= 0;
    }

    @Override
    protected @Nullable Malformed read(FieldValues values, byte[] line, ScannedLine into) {
        into.endMillis =
                EpochText.millis(values.bytes(), values.from(MerakiGrammar.TIME), values.to(MerakiGrammar.TIME));
        Malformed fault = TimeText.fault(into.endMillis);
        if (fault != null || !values.is(MerakiGrammar.TYPE, "urls")) {
            into.outcomeWithoutHost = NO_REQUEST;
            return fault;
        }
        RequestFields.client(values, MerakiGrammar.CLIENT, into);
        RequestFields.url(values, MerakiGrammar.URL, into);
        if (values.is(MerakiGrammar.METHOD, "unknown")) {
            into.kind = AccessKind.TUNNEL;
        } else {
            RequestFields.method(values, MerakiGrammar.METHOD, into);
        }
        boolean complete = into.hasHost() && (into.pathFrom < into.pathTo || into.kind == AccessKind.TUNNEL);
        return complete ? null : URL;
    }
}
