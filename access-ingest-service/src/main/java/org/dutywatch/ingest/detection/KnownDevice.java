package org.dutywatch.ingest.detection;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.dutywatch.ingest.reading.domain.LineSplitter;
import org.jspecify.annotations.Nullable;

/**
 * Devices whose lines an administrator may try, although no format reads them as they are. Their lines are recognised, so that
 * the answer says what to do.
 */
enum KnownDevice {
    INFOBLOX(
            "Infoblox",
            "named\\[\\d+\\]: |CEF:0\\|Infoblox\\||dhcpd\\[\\d+\\]: ",
            "a DNS query alone shows no visit, and DHCP leases go to a feed of leases, /api/v1/leases/feeds"),
    NETSCREEN("Juniper NetScreen", "NetScreen ", "sessions of a firewall name no site"),
    JUNOS("Juniper Junos", "RT_(?:FLOW|UTM|IDP|SYSTEM)|SNMP_TRAP_LINK_", "only RT_UTM web filter records name a site"),
    ASA("Cisco ASA, FTD, FWSM or PIX", "%(?:ASA|FTD|FWSM|PIX)-", "only message 304001 names a URL"),
    FIREPOWER("Cisco Firepower", "SFIMS: |%NGIPS-", "connection events have no format here yet"),
    FORTIWEB("FortiWeb or FortiMail", "device_id=F[VE]", "it protects servers and shows no browsing"),
    ZSCALER_TUNNEL("Zscaler tunnel", "Recordtype=Tunnel ", "a tunnel names no site: send the web log"),
    SSL_VISIBILITY("Symantec SSL Visibility", "ssldata\\[\\d+\\]: ", "it shows sessions without users"),
    HAPROXY("HAProxy", "haproxy\\[\\d+\\]: ", "it stands before servers and shows no browsing of employees"),
    PFSENSE("pfSense or OPNsense", "filterlog(?:\\[\\d+\\])?: ", "packets have neither user nor end: send Squid's log"),
    MIKROTIK("MikroTik", "(?:forward|input|output|prerouting): in:", "packets have neither user nor end"),
    IPTABLES("iptables or nftables", " IN=\\S* OUT=", "packets have neither user nor end"),
    PROXYSG(
            "Broadcom ProxySG",
            "\\b(?:bluecoat|ProxySG)\\b",
            "let it log its main format, which the format elff reads"),
    FORCEPOINT("Forcepoint", "vendor=(?:Websense|Forcepoint)", "let it log CEF, which the format forcepoint reads"),
    ZSCALER(
            "Zscaler",
            "vendor=Zscaler|product=NSS|ZscalerNSS",
            "let its feed have user, ClientIP and action before the URL, which the format zscaler reads"),
    NETSKOPE_TRANSACTIONS(
            "Netskope transactions",
            "^#Fields: .*x-cs-app",
            "they do not say whether a policy blocked a request: send page events as JSON, which the format netskope reads"),
    CEF("CEF", "CEF:\\d\\|", "the format cef reads them if the source says in fields what its values are called"),
    LEEF(
            "LEEF",
            "LEEF:\\d\\.\\d\\|",
            "the format leef reads them if the source says in fields what its values are called"),
    LINUX(
            "Linux",
            "\\b(?:cron|CRON|sshd|systemd|kernel|sudo)(?:\\[\\d+\\])?: ",
            "a system's own log shows no browsing");

    private static final int LONGEST_TRIED = 4096;
    private static final int MOST_LINES = 1000;

    private final String label;
    private final Pattern sign;
    private final String why;

    KnownDevice(String label, String sign, String why) {
        this.label = label;
        this.sign = Pattern.compile(sign);
        this.why = why;
    }

    String label() {
        return label;
    }

    /** Why its lines are not read. */
    String why() {
        return why;
    }

    /** The device that wrote the first line that can be recognised; null if none can. */
    static @Nullable KnownDevice of(byte[] bytes) {
        var lines = new LineSplitter(bytes);
        for (int i = 0; i < MOST_LINES && lines.next(); i++) {
            int length = Math.min(lines.to() - lines.from(), LONGEST_TRIED);
            String line = new String(bytes, lines.from(), length, StandardCharsets.ISO_8859_1);
            for (KnownDevice device : values()) {
                if (device.sign.matcher(line).find()) {
                    return device;
                }
            }
        }
        return null;
    }
}
