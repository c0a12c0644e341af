package org.dutywatch.compliance.supervision.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who supervises whom at one instant. The first place above an employee is that of the supervisor whom the roster names
 * for the shift, else of the standing supervisor; each place above it is that of the standing supervisor of the place
 * below. In each of these places is who acts in it then, else who holds it. Places are climbed, not persons: who acts
 * for the own supervisor is under the supervisor above, and a chain of command without loops gives one without loops.
 */
public final class SupervisorAt {
    private final Function<String, Optional<String>> standing;
    private final Function<String, Optional<String>> acting;

    /**
     * Both as they are at the instant.
     *
     * @param standing the standing supervisor of an employee
     * @param acting who acts in the place of a supervisor
     */
    public SupervisorAt(Function<String, Optional<String>> standing, Function<String, Optional<String>> acting) {
        this.standing = standing;
        this.acting = acting;
    }

    /** Why somebody is the supervisor. */
    public enum Why {
        /** The roster names him for this shift. */
        ROSTER,
        /** He acts in the place of another. */
        ACTING,
        /** The chain of command has him. */
        STANDING
    }

    /**
     * One supervisor.
     *
     * @param inPlaceOf whose place it is, where somebody else acts in it; else null
     */
    public record Link(String employeeId, Why why, @Nullable String inPlaceOf) {}

    /**
     * The supervisors from the nearest upward, each once, never the subject.
     *
     * @param named the supervisor whom the roster names for the shift; null where it names nobody
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

    /** The nearest supervisor, as the chain of command and who acts in it have it. */
    Optional<String> nearest(String employeeId) {
        return chain(employeeId, null).stream().map(Link::employeeId).findFirst();
    }

    private Link inPlace(String place, Why why) {
        return acting.apply(place)
                .map(other -> new Link(other, Why.ACTING, place))
                .orElseGet(() -> new Link(place, why, null));
    }
}
