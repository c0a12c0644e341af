package org.dutywatch.ingest.formats.domain;

import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.BACKSLASH;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.CEF;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.CSV;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.JSON;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.PERCENT;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.RAW;
import static org.dutywatch.ingest.formats.domain.RecordLayout.Escape.STRUCTURED;

import java.util.List;

/** How devices write requests, with a user and without one. Where it is not known how they escape, they do it in any way. */
final class RecordLayouts {
    private static final String FORTINET = "date=2026-11-03 time=09:42:11 devname=\"fw1\" devid=\"FG100F0000000001\""
            + " eventtime=1793720531000000000 tz=\"-0600\" logid=\"0317013312\" type=\"utm\" subtype=\"webfilter\""
            + " eventtype=\"ftgd_allow\" vd=\"root\" sessionid=48211%s srcip={client} srcport=51514 dstip=157.240.2.35"
            + " service=\"HTTPS\" hostname=\"{host}\" action=\"{passthrough|blocked|unheard-of}\""
            + " url=\"https://{host}{path}\" sentbyte=1820 rcvdbyte=48211 direction=\"outgoing\" agent=\"{text}\""
            + " referralurl=\"{text}\" catdesc=\"Social Networking\"";

    private static final String MERAKI = "<134>1 1793720531.000000000 MX84 urls src={client}:51514 dst=157.240.2.35:443"
            + " mac=00:18:0A:00:00:01 agent='{text}' request: GET https://{host}{path}";

    private static final String ASA =
            "<165>Nov  3 2026 09:42:11 fw1 : %%ASA-5-304001: %s Accessed URL" + " 157.240.2.35:http://{host}{path}";

    private static final String SOPHOS_XG = "device=\"SFW\" date=2026-11-03 time=09:42:11 timezone=\"CST\""
            + " device_name=\"XG430\" log_type=\"Content Filtering\" log_component=\"HTTP\""
            + " log_subtype=\"{Allowed|Denied|Warned}\" priority=Information%s iap=13 category=\"Social Networking\""
            + " url=\"https://{host}{path}\" contenttype=\"text/html\" src_ip={client} dst_ip=157.240.2.35 sent_bytes=1820"
            + " recv_bytes=48211 domain={host} exceptions= reason=\"\" user_agent=\"{text}\" status_code=\"200\""
            + " transactionid= referer=\"{text}\" con_id=1 used_quota=\"0\"";

    private static final String SOPHOS_UTM = "2026:11:03-09:42:11 utm1 httpproxy[4321]: id=\"0001\" sub=\"http\""
            + " name=\"http access\" action=\"{pass|block|warn}\" method=\"GET\" srcip=\"{client}\" dstip=\"157.240.2.35\""
            + " user=\"%s\" statuscode=\"{200|407}\" size=\"48211\" url=\"https://{host}{path}\" referer=\"{text}\""
            + " error=\"\" fullreqtime=\"412000\" ua=\"{text}\" content-type=\"text/html\"";

    private static final String SOPHOS_WEB_APPLIANCE =
            "h={client} u=\"%s\" s={200|407} X=- t=1793720531 T=284453 act={1|2}"
                    + " type=\"text/html\" in=1820 out=48211 meth=GET ref=\"{text}\" ua=\"{text}\""
                    + " req=\"GET https://{host}{path} HTTP/1.1\" dom=\"{host}\" labs_cat=\"0x2f\"";

    private static final String JUNIPER = "<14>1 2026-11-03T09:42:11.000-06:00 srx1 RT_UTM -"
            + " WEBFILTER_URL_{PERMITTED|BLOCKED} [junos@2636.1.1.1.2.129 source-address=\"{client}\""
            + " source-port=\"51514\" category=\"c\" reason=\"r\" profile=\"p\" url=\"{host}\" obj=\"{path}\""
            + " username=\"%s\" roles=\"N/A\"]";

    private static final String SONICWALL =
            "id=firewall sn=C0EAE4000001 time=\"2026-11-03 09:42:11\" fw=203.0.113.1 pri=6 c=1024 m={97|14} msg=\"Web"
                    + " site hit\" n=1%s src={client}:51514:X0 dst=157.240.2.35:443:X1 proto=tcp/https op=GET sent=1820"
                    + " rcvd=48211 result=200 dstname={host} arg={path} code=64 Category=\"Social Networking\"";

    private static final String STORMSHIELD = "id=firewall time=\"2026-11-03 09:42:11\" fw=\"SN310\" tz=-0600"
            + " startime=\"2026-11-03 09:42:10\" pri=5 proto=http%s src={client} srcport=51514 dst=157.240.2.35"
            + " dstname={host} sent=1820 rcvd=48211 duration=0.41 action={pass|block|other} op=GET result=200"
            + " arg=\"{path}\" msg=\"{text}\" logtype=\"web\"";

    private static final String CHECKPOINT = "<134>1 2026-11-03T15:42:11Z gw1 CheckPoint 26203 -"
            + " [action:\"{Accept|Block|Ask}\"; origin:\"10.20.0.1\"; time:\"1793720531\"; version:\"5\"; method:\"GET\";"
            + " product:\"URL Filtering\"; referrer:\"{text}\"; resource:\"https://{host}{path}\"; src:\"{client}\";%s"
            + " user_agent:\"{text}\"; web_client_type:\"Chrome\"]";

    private static final String SKYHIGH = "date=\"2026-11-03T15:42:11Z\" username=\"%s\" source_ip={client}"
            + " destination_host=\"{host}\" http_status_code=200"
            + " http_request_first_line=\"GET https://{host}{path} HTTP/1.1\" referer=\"{text}\" user_agent=\"{text}\""
            + " media_type=\"text/html\" bytes_to_client=48211 block_id={0|10|81} block_reason=\"\"";

    private static final String SKYHIGH_SHORT = "<134>Nov  3 09:42:11 mwg1 mwg: status=\"{200/0|403/80|407/81}\""
            + " srcip=\"{client}\" user=\"%s\" dhost=\"{host}\" urlp=\"443\" mtd=\"GET\" mt=\"text/html\" ua=\"{text}\""
            + " http_referrer=\"{text}\" url=\"https://{host}{path}\" rep_level=\"Minimal Risk\"";

    private static final String ZSCALER = "2026-11-03 09:42:11\tvendor=Zscaler\tproduct=NSS\tuser=%s\tClientIP={client}"
            + "\taction={Allowed|Blocked|Cautioned}\treason=x\trequestmethod=GET\tstatus={200|407}\trequestsize=1820"
            + "\tresponsesize=48211\turl={host}{path}\trefererURL={text}\tuseragent={text}\turlcategory=Social";

    private static final String ZSCALER_JSON =
            "{ \"sourcetype\" : \"zscalernss-web\", \"event\" : {\"datetime\":\"2026-11-03 09:42:11\","
                    + "\"vendor\":\"Zscaler\",\"user\":\"%s\",\"ClientIP\":\"{client}\","
                    + "\"action\":\"{Allowed|Blocked|Cautioned}\",\"requestmethod\":\"GET\",\"status\":\"200\","
                    + "\"url\":\"{host}{path}\",\"refererURL\":\"{text}\",\"useragent\":\"{text}\"}}";

    private static final String FORCEPOINT = "CEF:0|Forcepoint|Security|8.5.5|112|Transaction permitted|1|"
            + "act={permitted|blocked|unheard-of} app=https dvc=10.20.0.5 src={client} spt=51514%s rt=1793720531000"
            + " in=48211 out=1820 requestMethod=GET requestClientApplication={text} reason=- cs1Label=Policy cs1=x"
            + " request=https://{host}{path} logRecordSource=OnPrem";

    private static final String CHECKPOINT_CEF =
            "CEF:0|Check Point|URL Filtering|Check Point|Log|URL Filtering|Unknown|"
                    + "act={Accept|Block|Ask} rt=1793720531000 src={client}%s requestMethod=GET"
                    + " request=https://{host}{path} product=URL Filtering requestClientApplication={text} proto=6";

    private static final String PALO_ALTO_CEF = "CEF:0|Palo Alto Networks|PAN-OS|10.2.4|url|THREAT|1|"
            + "rt=Nov 03 2026 15:42:11 GMT src={client} cs1Label=Rule cs1=x suser=%s duser= spt=51514 proto=tcp"
            + " act={alert|block-url|block-continue|unheard-of} request=\"{host}{path}\" cs2Label=URL Category cs2=x"
            + " requestClientApplication={text} PanOSReferer={text} requestContext=text/html requestMethod=get cat=9";

    private static final String PALO_ALTO_LEEF = "LEEF:1.0|Palo Alto Networks|PAN-OS Syslog Integration|10.2.4|9999|"
            + "cat=THREAT|Subtype=url|devTime=Nov 03 2026 15:42:11 GMT|src={client}|usrName=%s|DestinationUser="
            + "|action={alert|block-url|unheard-of}|Miscellaneous=\"{host}{path}\"|ThreatID=(9999)|Referer={text}"
            + "|UserAgent={text}|RequestMethod=get";

    private static final String PALO_ALTO_JSON = "{\"LogType\":\"THREAT\",\"UserAgent\":\"{text}\","
            + "\"Subtype\":\"url\",\"TimeGenerated\":\"2026-11-03T15:42:11.000000Z\",\"SourceAddress\":\"{client}\","
            + "\"SourceUser\":%s,\"Action\":\"{alert|block-url|unheard-of}\",\"URL\":\"{host}{path}\","
            + "\"Referer\":\"{text}\",\"HTTPMethod\":\"get\"}";

    private static final String OPNSENSE = "{\"@timestamp\":\"2026-11-03T09:42:11-0600\",\"event\":{"
            + "\"dataset\":\"squid.access\",\"duration\":\"412\"},\"http\":{\"version\":\"1.1\",\"request\":"
            + "{\"method\":\"GET\",\"referrer\":\"{text}\"},\"response\":{\"bytes\": 48211,"
            + " \"body\":{\"status_code\": {200|407|502}}}},\"service\":{\"name\":\"proxy\",\"type\":\"squid\"},"
            + "\"source\":{\"ip\":\"{client}\"},\"url\":{\"original\":\"https://{host}{path}\"},"
            + "\"user\":{\"name\":\"%s\"},\"user_agent\":{\"original\":\"{text}\"},\"labels\":{"
            + "\"request_status\":\"{TCP_MISS|TCP_DENIED}\",\"hierarchy_status\":\"HIER_DIRECT\"}}";

    private static final String NETSKOPE = "{\"access_method\":\"Client\",\"timestamp\":1793720531,"
            + "\"useragent\":\"{text}\",\"type\":\"page\",\"user\":\"%s\",\"userip\":\"{client}\","
            + "\"action\":\"{allow|block|useralert}\",\"url\":\"{host}{path}\",\"referer\":\"{text}\"}";

    private static final String UMBRELLA = "\"2026-11-03 15:42:11\",\"Some Body (%s)\",\"{client}\",\"203.0.113.9\","
            + "\"157.240.2.35\",\"text/html\",\"{ALLOWED|BLOCKED|WARNED}\",\"https://{host}{path}\",\"{text}\","
            + "\"{text}\",\"200\",\"1820\",\"48211\",\"\",\"\",\"Social\",\"\",\"\",\"\",\"\",\"\","
            + "\"%s\",\"\",\"x\",\"AD Users\",\"GET\",\"\"";

    private static final String WATCHGUARD = "LEEF:1.0|WatchGuard|XTM|12.10.3|1AFF0024|devTime=Nov 03 2026 09:42:11"
            + "\tpolicy=HTTP-proxy-00\tdisp={Allow|Deny|unheard-of}%s\tsrc={client}\tsrcPort=51514\top=GET"
            + "\tdstname={host}\targ={path}\tsent_bytes=1820\trcvd_bytes=48211\telapsed_time=0.4 sec(s)\tmsg=x";

    private static final String BARRACUDA =
            "<23>Nov  3 09:42:11 bw http_scan[10365]: 1793720531 1 {client} 157.240.2.35"
                    + " text/html {client} https://{host}{path} 48211 BYF {ALLOWED|BLOCKED|WARNED} CLEAN 2 1 0 1 3 (-) 1 social 0"
                    + " - 0 {host} social [%s] {text} www.facebook.com social 0";

    static final List<RecordLayout> ALL = List.of(
            new RecordLayout("fortinet", FORTINET.formatted(" user=\"{user}\""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("fortinet", FORTINET.formatted(""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("cisco-meraki", MERAKI, RAW, BACKSLASH, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{user}@{client}"), RAW, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{client}(RIDGEMONT\\{user})"), RAW, PERCENT),
            new RecordLayout("cisco-asa", ASA.formatted("{client}"), RAW, PERCENT),
            new RecordLayout("sophos-xg", SOPHOS_XG.formatted(" user_name=\"{user}\""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("sophos-utm", SOPHOS_UTM.formatted("{user}"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("sophos-utm", SOPHOS_UTM.formatted(""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("sophos-web-appliance", SOPHOS_WEB_APPLIANCE.formatted("{user}"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("sophos-web-appliance", SOPHOS_WEB_APPLIANCE.formatted("-"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("juniper-srx", JUNIPER.formatted("{user}"), STRUCTURED, PERCENT),
            new RecordLayout("juniper-srx", JUNIPER.formatted("N/A"), STRUCTURED, PERCENT),
            new RecordLayout("sonicwall", SONICWALL.formatted(" usr=\"{user}\""), RAW, PERCENT),
            new RecordLayout("sonicwall", SONICWALL.formatted(""), RAW, PERCENT),
            new RecordLayout("stormshield", STORMSHIELD.formatted(" user=\"{user}\""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("stormshield", STORMSHIELD.formatted(""), RAW, BACKSLASH, PERCENT),
            new RecordLayout("checkpoint", CHECKPOINT.formatted(" src_user_name:\"Some Body ({user})\";"), STRUCTURED),
            new RecordLayout("checkpoint", CHECKPOINT.formatted(""), STRUCTURED),
            new RecordLayout("skyhigh", SKYHIGH.formatted("{user}"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("skyhigh", SKYHIGH.formatted("-"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("skyhigh", SKYHIGH_SHORT.formatted("{user}"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("skyhigh", SKYHIGH_SHORT.formatted("-"), RAW, BACKSLASH, PERCENT),
            new RecordLayout("zscaler", ZSCALER.formatted("{user}"), RAW, PERCENT),
            new RecordLayout("zscaler", ZSCALER.formatted("None"), RAW, PERCENT),
            new RecordLayout("zscaler", ZSCALER_JSON.formatted("{user}"), RAW, JSON, PERCENT),
            new RecordLayout("zscaler", ZSCALER_JSON.formatted("None"), RAW, JSON, PERCENT),
            new RecordLayout("forcepoint", FORCEPOINT.formatted(" suser={user}"), RAW, CEF, PERCENT),
            new RecordLayout("forcepoint", FORCEPOINT.formatted(" suser=Some Body loginID={user}"), RAW, CEF, PERCENT),
            new RecordLayout("forcepoint", FORCEPOINT.formatted(""), RAW, CEF, PERCENT),
            new RecordLayout(
                    "checkpoint-cef", CHECKPOINT_CEF.formatted(" suser=Some Body ({user})"), RAW, CEF, PERCENT),
            new RecordLayout("checkpoint-cef", CHECKPOINT_CEF.formatted(""), RAW, CEF, PERCENT),
            new RecordLayout("paloalto-cef", PALO_ALTO_CEF.formatted("{user}"), RAW, CEF, PERCENT),
            new RecordLayout("paloalto-cef", PALO_ALTO_CEF.formatted(""), RAW, CEF, PERCENT),
            new RecordLayout("paloalto-leef", PALO_ALTO_LEEF.formatted("{user}"), RAW, PERCENT),
            new RecordLayout("paloalto-leef", PALO_ALTO_LEEF.formatted(""), RAW, PERCENT),
            new RecordLayout("paloalto-json", PALO_ALTO_JSON.formatted("\"{user}\""), JSON),
            new RecordLayout("paloalto-json", PALO_ALTO_JSON.formatted("null"), JSON),
            new RecordLayout("opnsense", OPNSENSE.formatted("{user}"), JSON),
            new RecordLayout("opnsense", OPNSENSE.formatted("-"), JSON),
            new RecordLayout("netskope", NETSKOPE.formatted("{user}"), JSON),
            new RecordLayout("netskope", NETSKOPE.formatted(""), JSON),
            new RecordLayout("cisco-umbrella", UMBRELLA.formatted("{user}", "AD Users"), CSV),
            new RecordLayout("cisco-umbrella", UMBRELLA.formatted("jnovak", "Networks"), CSV),
            new RecordLayout("watchguard", WATCHGUARD.formatted("\tsrc_user={user}"), RAW, PERCENT),
            new RecordLayout("watchguard", WATCHGUARD.formatted(""), RAW, PERCENT),
            new RecordLayout("barracuda", BARRACUDA.formatted("ldap0:{user}"), PERCENT),
            new RecordLayout("barracuda", BARRACUDA.formatted("ANON"), PERCENT));

    private RecordLayouts() {}
}
