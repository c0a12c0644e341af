package org.dutywatch.compliance.model.evidence;

import java.util.List;
import org.dutywatch.compliance.model.attention.AccessKind;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.HostRole;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.attention.UnmonitoredPageAge;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The fields whose values many observations share. Enum constants are stored by name, so that their order may change.
 */
record SharedFields(
        String site,
        String host,
        HostRole role,
        AccessKind kind,
        String method,
        Identity identity,
        String source,
        String catalogue,
        int status,
        int flags) {
    private static final int DOCUMENT = 1;
    private static final int EMBED = 2;
    private static final int POSTING = 4;
    private static final int DENIED = 8;
    private static final int AMBIGUOUS = 16;

    static SharedFields of(AccessObservation one) {
        return new SharedFields(
                one.site(),
                one.host(),
                one.role(),
                one.kind(),
                one.method(),
                one.identity(),
                one.source(),
                one.catalogue(),
                one.status(),
                (one.document() ? DOCUMENT : 0)
                        | (one.embed() ? EMBED : 0)
                        | (one.posting() ? POSTING : 0)
                        | (one.denied() ? DENIED : 0)
                        | (one.ambiguous() ? AMBIGUOUS : 0));
    }

    List<String> texts() {
        return List.of(site, host, role.name(), kind.name(), method, identity.name(), source, catalogue);
    }

    static SharedFields read(PackReader in, List<String> texts) {
        List<String> own = in.readMany(8, () -> texts.get((int) in.readVarint()));
        return new SharedFields(
                own.get(0),
                own.get(1),
                HostRole.valueOf(own.get(2)),
                AccessKind.valueOf(own.get(3)),
                own.get(4),
                Identity.valueOf(own.get(5)),
                own.get(6),
                own.get(7),
                (int) in.readVarint(),
                (int) in.readVarint());
    }

    AccessObservation observation(
            String id,
            Interval time,
            @Nullable Long bytesUp,
            long bytesDown,
            @Nullable Integer series,
            UnmonitoredPageAge pageAge) {
        return new AccessObservation(
                id,
                site,
                host,
                role,
                kind,
                time,
                method,
                status,
                bytesUp,
                bytesDown,
                has(DOCUMENT),
                has(EMBED),
                has(POSTING),
                has(DENIED),
                series,
                identity,
                has(AMBIGUOUS),
                pageAge,
                source,
                catalogue);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
