package org.dutywatch.compliance.supervision.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes the chain of supervisors at one instant. It starts with the supervisor whom the roster names for the shift,
 * or else with the standing supervisor, and continues with the standing supervisor of each. Then each supervisor for
 * whom somebody acts is replaced by the acting supervisor. The chain is followed through the replaced supervisors, not
 * through those who act: therefore an employee who acts for the own supervisor is supervised by the next one above, and
 * a chain of command without loops gives a result without loops.
 */
public final class SupervisorAt {
    private final Function<String, Optional<String>> standing;
    private final Function<String, Optional<String>> acting;

    /**
     * Both lookups are for the instant.
     *
     * @param standing looks up the standing supervisor of an employee
     * @param acting looks up the employee who acts for a supervisor
     */
    public SupervisorAt(Function<String, Optional<String>> standing, Function<String, Optional<String>> acting) {
        this.standing = standing;
        this.acting = acting;
    }

    /** Why an employee is the supervisor. */
    public enum Why {
        /** The roster names him for this shift. */
        ROSTER,
        /** He acts in the place of another supervisor. */
        ACTING,
        /** He is the supervisor in the chain of command. */
        STANDING
    }

    /**
     * One supervisor.
     *
     * @param inPlaceOf the supervisor whom an acting supervisor replaces; null if he does not act for another
     */
    public record Link(String employeeId, Why why, @Nullable String inPlaceOf) {}

    /**
     * The supervisors, the nearest first. Each is listed once, and never the subject.
     *
     * @param named the supervisor whom the roster names for the shift; null if it names nobody
     */
    public List<Link> chain(String subjectId, @Nullable String named) {
        List<Link> chain = new ArrayList<>();
        Set<String> people = new HashSet<>(Set.of(subjectId));
        Set<String> places = new HashSet<>();
        Why why = named == null ? Why.STANDING : Why.ROSTER;
        Optional<String> place = named == null ? standing.apply(subjectId) : Optional.of(named);
        while (place.isPresent() && places.add(place.get())) {
            Link link = inPlace(place.get(), why);
            if (people.add(link.employeeId())) {
                chain.add(link);
            }
            place = standing.apply(place.get());
            why = Why.STANDING;
        }
        return List.copyOf(chain);
    }

    /** The nearest supervisor by the chain of command and the acting supervisors, without the roster. */
    Optional<String> nearest(String employeeId) {
        return chain(employeeId, null).stream().map(Link::employeeId).findFirst();
    }

    private Link inPlace(String place, Why why) {
        return acting.apply(place)
                .map(other -> new Link(other, Why.ACTING, place))
                .orElseGet(() -> new Link(place, why, null));
    }
}
