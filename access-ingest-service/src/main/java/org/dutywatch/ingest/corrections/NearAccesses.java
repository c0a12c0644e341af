package org.dutywatch.ingest.corrections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.ingest.attribution.domain.Leases;
import org.dutywatch.ingest.leases.AffectedInterval;

/** The recorded accesses near a change of leases. */
public final class NearAccesses {
    private final List<NearAccess> accesses;

    NearAccesses(List<NearAccess> accesses) {
        this.accesses = accesses;
    }

    /** A recorded access that a change of leases would attribute to somebody else, or make ambiguous. */
    public static final class ForeseenCorrection {
        private final NearAccess access;
        private final Set<String> concerned;

        private ForeseenCorrection(NearAccess access, Set<String> concerned) {
            this.access = access;
            this.concerned = concerned;
        }

        /** The ids of the employees who lose or gain it. */
        public Set<String> concerned() {
            return concerned;
        }

        public String address() {
            return access.row().address();
        }

        /** Whether one of these changes has it attributed again. */
        public boolean isNear(Collection<AffectedInterval> changed) {
            return access.isNear(changed);
        }
    }

    /**
     * The accesses that would be attributed otherwise.
     *
     * @param changed the times that change
     * @param before all leases of their addresses
     * @param after the same with the change
     */
    public List<ForeseenCorrection> changedBy(Collection<AffectedInterval> changed, Leases before, Leases after) {
        Map<String, List<AffectedInterval>> byAddress =
                changed.stream().collect(Collectors.groupingBy(AffectedInterval::address));
        List<ForeseenCorrection> foreseen = new ArrayList<>();
        for (NearAccess access : accesses) {
            if (access.isNear(byAddress.getOrDefault(access.row().address(), List.of()))) {
                Set<String> concerned = access.concerned(before, after);
                if (!concerned.isEmpty()) {
                    foreseen.add(new ForeseenCorrection(access, concerned));
                }
            }
        }
        return foreseen;
    }
}
