package org.dutywatch.compliance.people.chain.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the chain of supervisors at one instant:
 *
 * <ol>
 *   <li>It starts with the supervisor whom the roster names for the shift, else with the regular supervisor.
 *   <li>It goes on with the regular supervisor of each supervisor in it.
 *   <li>Each supervisor for whom somebody acts is replaced by that person. Step 2 still follows the replaced one.
 * </ol>
 *
 * So an employee who acts for the own supervisor is supervised by the next one above, and a chain of command without
 * loops gives a result without loops.
 */
public final class SupervisorChain {
    private final Function<String, Optional<String>> standingSupervisorOf;
    private final Function<String, Optional<String>> actingSupervisorOf;

    /**
     * Both lookups are for the instant.
     *
     * @param standingSupervisorOf looks up the regular supervisor of an employee
     * @param actingSupervisorOf looks up the employee who acts for a supervisor
     */
    public SupervisorChain(
            Function<String, Optional<String>> standingSupervisorOf,
            Function<String, Optional<String>> actingSupervisorOf) {
        this.standingSupervisorOf = standingSupervisorOf;
        this.actingSupervisorOf = actingSupervisorOf;
    }

    /** Why an employee is the supervisor. */
    public enum SupervisorSource {
        /** The roster names him for this shift. */
        ROSTER,
        /** He acts for another supervisor. */
        ACTING,
        /** He is the regular supervisor, in the chain of command. */
        STANDING
    }

    /**
     * One supervisor.
     *
     * @param inPlaceOf the supervisor whom an acting supervisor replaces; null if he does not act for another
     */
    public record ChainLink(
            String employeeId,
            SupervisorSource source,
            @Nullable String inPlaceOf) {}

    /**
     * The supervisors, the nearest first. Each is listed once, and the employee himself never.
     *
     * @param rosterSupervisorId the supervisor whom the roster names for the shift; null if it names nobody
     */
    public List<ChainLink> chain(String employeeId, @Nullable String rosterSupervisorId) {
        List<ChainLink> chain = new ArrayList<>();
        Set<String> listed = new HashSet<>(Set.of(employeeId));
        Set<String> followed = new HashSet<>();
        SupervisorSource source = rosterSupervisorId == null ? SupervisorSource.STANDING : SupervisorSource.ROSTER;
        Optional<String> supervisorId =
                rosterSupervisorId == null ? standingSupervisorOf.apply(employeeId) : Optional.of(rosterSupervisorId);
        while (supervisorId.isPresent() && followed.add(supervisorId.get())) {
            ChainLink link = link(supervisorId.get(), source);
            if (listed.add(link.employeeId())) {
                chain.add(link);
            }
            supervisorId = standingSupervisorOf.apply(supervisorId.get());
            source = SupervisorSource.STANDING;
        }
        return List.copyOf(chain);
    }

    /** The nearest supervisor by the chain of command and the acting supervisors, without the roster. */
    Optional<String> nearestSupervisor(String employeeId) {
        return chain(employeeId, null).stream().map(ChainLink::employeeId).findFirst();
    }

    private ChainLink link(String supervisorId, SupervisorSource source) {
        return actingSupervisorOf
                .apply(supervisorId)
                .map(other -> new ChainLink(other, SupervisorSource.ACTING, supervisorId))
                .orElseGet(() -> new ChainLink(supervisorId, source, null));
    }
}
