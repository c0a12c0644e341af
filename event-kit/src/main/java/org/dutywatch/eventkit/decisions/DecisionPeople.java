package org.dutywatch.eventkit.decisions;

import java.util.Set;
import org.dutywatch.eventkit.problem.ProblemException;

/** What a service knows about those who ask and decide. Each service that has decisions has one bean of this type. */
public interface DecisionPeople {
    /**
     * The sender of this request.
     *
     * @throws ProblemException FORBIDDEN if his token does not name his account: he could be anybody
     */
    Person caller();

    /** Somebody who asked earlier, with what is known about him by now: his account may belong to a known person now. */
    Person asKnownNow(Person earlier);

    /** The ids of all who are above this person, now. */
    Set<String> superiorsOf(Person person);
}
