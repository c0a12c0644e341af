package org.dutywatch.ingest.leaselogs;

import org.dutywatch.ingest.attribution.domain.Holder;
import org.jspecify.annotations.Nullable;

/** The columns of a holder; those that do not apply are empty. */
final class HolderNames {
    private HolderNames() {}

    static String username(@Nullable Holder holder) {
        return holder instanceof Holder.Person person ? person.name().value() : "";
    }

    static String mac(@Nullable Holder holder) {
        return holder instanceof Holder.Device device ? device.mac() : "";
    }

    static String host(@Nullable Holder holder) {
        return holder instanceof Holder.Device device ? device.host() : "";
    }
}
