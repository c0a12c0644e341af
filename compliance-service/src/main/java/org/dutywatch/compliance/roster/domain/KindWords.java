package org.dutywatch.compliance.roster.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.duty.domain.ShiftKind;

/** The words that rosters use for the kinds of their entries, in any case, with hyphens, spaces or underscores. */
public final class KindWords {
    private static final Map<String, ShiftKind> OTHERS = Map.of(
            "ONCALL", ShiftKind.ON_CALL,
            "STANDBY", ShiftKind.ON_CALL,
            "CALL_OUT", ShiftKind.CALLBACK,
            "CALL_BACK", ShiftKind.CALLBACK,
            "ADMIN_LEAVE", ShiftKind.LEAVE,
            "ADMINISTRATIVE_LEAVE", ShiftKind.LEAVE,
            "SICK_LEAVE", ShiftKind.LEAVE,
            "EXTRA_DUTY", ShiftKind.DETAIL,
            // Who gave a shift away is free, and who took it works it.
            "SWAP_OUT", ShiftKind.LEAVE,
            "SWAP_IN", ShiftKind.REGULAR);

    private KindWords() {}

    public static Optional<ShiftKind> kind(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(ShiftKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHERS.get(name)));
    }

    /** Why a word is refused. */
    public static String unknown(String word) {
        return "kind '" + word + "' is unknown: the kinds are " + Arrays.toString(ShiftKind.values());
    }
}
