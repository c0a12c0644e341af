package org.dutywatch.ingest.sources;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dutywatch.ingest.attribution.domain.Identity;

/** The ways to recognise a person, as people write them. */
final class Ways {
    static final List<String> WORDS =
            List.of(Identity.values()).stream().map(Ways::word).toList();

    private Ways() {}

    static Set<Identity> of(List<String> words) {
        Set<Identity> ways = EnumSet.noneOf(Identity.class);
        for (Identity way : Identity.values()) {
            if (words.contains(word(way))) {
                ways.add(way);
            }
        }
        return ways;
    }

    private static String word(Identity way) {
        return way.name().toLowerCase(Locale.ROOT);
    }
}
