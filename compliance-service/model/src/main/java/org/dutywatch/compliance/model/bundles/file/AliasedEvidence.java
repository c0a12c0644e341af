package org.dutywatch.compliance.model.bundles.file;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.jspecify.annotations.Nullable;

/**
 * Accesses as a bundle holds them. Series are hashes of host and path, so they are replaced by numbers. The id, site
 * and host of hidden accesses are replaced by aliases. Aliases are equal where the originals are equal, which is all
 * that the estimator needs. Hidden and shown accesses never share an alias or a number, because that would reveal the
 * site of a hidden access.
 */
final class AliasedEvidence {
    static final String WITHHELD = "withheld-";

    private final Set<AccessObservation> hidden;
    private final Aliases ids = new Aliases();
    private final Aliases sites = new Aliases();
    private final Aliases hosts = new Aliases();
    private final Aliases series = new Aliases();

    private AliasedEvidence(Set<AccessObservation> hidden) {
        this.hidden = hidden;
    }

    /** Gives names numbers, in order of first use. */
    private static final class Aliases {
        private final Map<String, Integer> numbers = new HashMap<>();

        int of(String name) {
            return numbers.computeIfAbsent(name, unknown -> numbers.size() + 1);
        }
    }

    /**
     * @param hidden the accesses whose id, site and host are replaced
     * @return accesses in order of time; the result does not depend on the order of {@code evidence}
     */
    static List<AccessObservation> of(Collection<AccessObservation> evidence, Set<AccessObservation> hidden) {
        var aliased = new AliasedEvidence(hidden);
        return ObservationsFile.of(evidence).observations().stream()
                .map(aliased::withAliases)
                .toList();
    }

    private AccessObservation withAliases(AccessObservation one) {
        boolean hide = hidden.contains(one);
        return new AccessObservation(
                hide ? String.format(Locale.ROOT, WITHHELD + "%06d", ids.of(one.id())) : one.id(),
                hide ? WITHHELD + sites.of(one.site()) : one.site(),
                hide ? WITHHELD + hosts.of(one.host()) : one.host(),
                one.role(),
                one.kind(),
                one.time(),
                one.method(),
                one.status(),
                one.bytesUp(),
                one.bytesDown(),
                one.document(),
                one.embed(),
                one.posting(),
                one.denied(),
                number(one.series(), hide),
                one.identity(),
                one.ambiguous(),
                one.elsewhere(),
                one.source(),
                one.catalogue());
    }

    private @Nullable Integer number(@Nullable Integer hash, boolean hide) {
        return hash == null ? null : Integer.valueOf(series.of(hide + " " + hash));
    }
}
