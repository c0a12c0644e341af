package org.dutywatch.compliance.model.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ShiftKind;

/** The names that roster files use for kinds of entries, in any case, with hyphens, spaces or underscores. */
public final class ShiftKindNames {
    private static final Map<String, ShiftKind> SYNONYMS = Map.of(
            "ONCALL", ShiftKind.ON_CALL,
            "STANDBY", ShiftKind.ON_CALL,
            "CALL_OUT", ShiftKind.CALLBACK,
            "CALL_BACK", ShiftKind.CALLBACK,
            "ADMIN_LEAVE", ShiftKind.LEAVE,
            "ADMINISTRATIVE_LEAVE", ShiftKind.LEAVE,
            "SICK_LEAVE", ShiftKind.LEAVE,
            "EXTRA_DUTY", ShiftKind.DETAIL,
            // In a swap, the employee who gives the shift away is off, and the one who receives it works it.
            "SWAP_OUT", ShiftKind.LEAVE,
            "SWAP_IN", ShiftKind.REGULAR);

    private ShiftKindNames() {}

    /** Empty if the word names no kind. */
    public static Optional<ShiftKind> parse(String word) {
        String name = word.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(ShiftKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(SYNONYMS.get(name)));
    }

    /** The reason for refusing a word that names no kind. */
    public static String unknownNameMessage(String word) {
        return "kind '" + word + "' is unknown: the kinds are " + Arrays.toString(ShiftKind.values());
    }
}
