package org.dutywatch.ingest.formats.domain;

import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.BACKSLASH;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.PERCENT;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.RAW;

import java.util.List;

/** How devices write requests, with a user and without one. Where it is not known how they escape, they do it in any way. */
final class RecordLayouts {
    private static final String FORTINET = "date=2026-11-03 time=09:42:11 devname=\"fw1\" devid=\"FG100F0000000001\""
            + " eventtime=1793720531000000000 tz=\"-0600\" logid=\"0317013312\" type=\"utm\" subtype=\"webfilter\""
            + " eventtype=\"ftgd_allow\" vd=\"root\" sessionid=48211%s srcip={client} srcport=51514 dstip=157.240.2.35"
            + " service=\"HTTPS\" hostname=\"{host}\" action=\"{passthrough|blocked|unheard-of}\""
            + " url=\"https://{host}{path}\" sentbyte=1820 rcvdbyte=48211 direction=\"outgoing\" agent=\"{text}\""
            + " referralurl=\"{text}\" catdesc=\"Social Networking\"";

    private static final String MERAKI = "<134>1 1793720531.872052699 MX84 urls src={client}:51514 dst=157.240.2.35:443"
            + " mac=00:18:0A:00:00:01 agent='{text}' request: GET https://{host}{path}";

    private static final String ASA =
            "<165>Nov  3 2026 09:42:11 fw1 : %%ASA-5-304001: %s Accessed URL" + " 157.240.2.35:http://{host}{path}";

    static final List<RecordLayout> ALL = List.of(
            new RecordLayout("fortinet", FORTINET.formatted(" user=\"{user}\""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("fortinet", FORTINET.formatted(""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("cisco-meraki", MERAKI, RAW, BACKSLASH, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{user}@{client}"), RAW, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{client}(RIDGEMONT\\{user})"), RAW, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{client}"), RAW, PERCENT));

    private RecordLayouts() {}
}
