package org.dutywatch.ingest.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dutywatch.ingest.formats.barracuda.domain.BarracudaFormat;
import org.dutywatch.ingest.formats.checkpoint.domain.CheckPointCefFormat;
import org.dutywatch.ingest.formats.checkpoint.domain.CheckPointFormat;
import org.dutywatch.ingest.formats.cisco.domain.AsaFormat;
import org.dutywatch.ingest.formats.cisco.domain.CiscoWsaFormat;
import org.dutywatch.ingest.formats.cisco.domain.MerakiFormat;
import org.dutywatch.ingest.formats.cloudflare.domain.CloudflareGatewayFormat;
import org.dutywatch.ingest.formats.domain.InvalidOptionsException;
import org.dutywatch.ingest.formats.domain.SupportedFormat;
import org.dutywatch.ingest.formats.e2guardian.domain.E2guardianFormat;
import org.dutywatch.ingest.formats.elff.domain.ElffFormat;
import org.dutywatch.ingest.formats.forcepoint.domain.ForcepointFormat;
import org.dutywatch.ingest.formats.fortinet.domain.FortinetFormat;
import org.dutywatch.ingest.formats.generic.domain.GenericFormats;
import org.dutywatch.ingest.formats.juniper.domain.JuniperFormat;
import org.dutywatch.ingest.formats.netskope.domain.NetskopeFormat;
import org.dutywatch.ingest.formats.paloalto.domain.PaloAltoCefFormat;
import org.dutywatch.ingest.formats.paloalto.domain.PaloAltoCsvFormat;
import org.dutywatch.ingest.formats.paloalto.domain.PaloAltoJsonFormat;
import org.dutywatch.ingest.formats.paloalto.domain.PaloAltoLeefFormat;
import org.dutywatch.ingest.formats.skyhigh.domain.SkyhighFormat;
import org.dutywatch.ingest.formats.sonicwall.domain.SonicWallFormat;
import org.dutywatch.ingest.formats.sophos.domain.SophosApplianceFormat;
import org.dutywatch.ingest.formats.sophos.domain.SophosUtmFormat;
import org.dutywatch.ingest.formats.sophos.domain.SophosXgFormat;
import org.dutywatch.ingest.formats.stormshield.domain.StormshieldFormat;
import org.dutywatch.ingest.formats.umbrella.domain.UmbrellaFormat;
import org.dutywatch.ingest.formats.watchguard.domain.WatchGuardFormat;
import org.dutywatch.ingest.formats.zscaler.domain.ZscalerFormat;
import org.dutywatch.ingest.reading.domain.FormatOptions;
import org.dutywatch.ingest.reading.domain.LineFormat;
import org.dutywatch.ingest.squid.logformat.domain.SquidFormats;
import org.dutywatch.ingest.squid.opnsense.domain.OpnsenseFormat;
import org.jspecify.annotations.Nullable;

/** The log formats that we read. */
@ApplicationScoped
public class Formats {
    /** A format of a vendor comes before a general one that would read its lines, too. */
    private static final List<SupportedFormat> SUPPORTED = List.of(
            SquidFormats.NATIVE,
            SquidFormats.COMMON,
            SquidFormats.COMBINED,
            SquidFormats.LOGFORMAT,
            FortinetFormat.FORTINET,
            MerakiFormat.MERAKI,
            AsaFormat.ASA,
            SophosXgFormat.SOPHOS_XG,
            SophosUtmFormat.SOPHOS_UTM,
            SophosApplianceFormat.SOPHOS_WEB_APPLIANCE,
            JuniperFormat.JUNIPER_SRX,
            SonicWallFormat.SONICWALL,
            StormshieldFormat.STORMSHIELD,
            CheckPointFormat.CHECKPOINT,
            SkyhighFormat.SKYHIGH,
            CiscoWsaFormat.CISCO_WSA,
            E2guardianFormat.E2GUARDIAN,
            PaloAltoCsvFormat.PALO_ALTO,
            PaloAltoCefFormat.PALO_ALTO_CEF,
            PaloAltoLeefFormat.PALO_ALTO_LEEF,
            PaloAltoJsonFormat.PALO_ALTO_JSON,
            CloudflareGatewayFormat.CLOUDFLARE_GATEWAY,
            ZscalerFormat.ZSCALER,
            NetskopeFormat.NETSKOPE,
            UmbrellaFormat.UMBRELLA,
            ForcepointFormat.FORCEPOINT,
            CheckPointCefFormat.CHECKPOINT_CEF,
            WatchGuardFormat.WATCHGUARD,
            BarracudaFormat.BARRACUDA,
            OpnsenseFormat.OPNSENSE,
            ElffFormat.ELFF,
            GenericFormats.CEF,
            GenericFormats.LEEF,
            GenericFormats.JSON,
            GenericFormats.CSV);

    private final Map<Key, LineFormat> made = new ConcurrentHashMap<>();

    private record Key(String name, FormatOptions options) {}

    /** All formats, in the order in which they are tried on lines of unknown format. */
    public List<SupportedFormat> all() {
        return SUPPORTED;
    }

    List<String> names() {
        return SUPPORTED.stream().map(SupportedFormat::name).toList();
    }

    /** The format with this name; empty if there is none. */
    public Optional<SupportedFormat> find(String name) {
        return SUPPORTED.stream()
                .filter(supported -> supported.name().equals(name))
                .findFirst();
    }

    /** The format of a source; empty if there is none with this name, or if the options are not accepted any more. */
    public Optional<LineFormat> of(String name, FormatOptions options) {
        if (find(name).isEmpty()) {
            return Optional.empty();
        }
        var key = new Key(name, options);
        return Optional.ofNullable(made.get(key)).or(() -> Optional.ofNullable(make(key)));
    }

    /** Network administrators define these few formats, so all are kept. */
    private @Nullable LineFormat make(Key key) {
        try {
            LineFormat format = find(key.name()).orElseThrow().maker().make(key.options());
            made.put(key, format);
            return format;
        } catch (InvalidOptionsException e) {
            return null;
        }
    }
}
