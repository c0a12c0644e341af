package org.dutywatch.eventkit.decisions;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import org.dutywatch.eventkit.rest.Login;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks or decides, as far as the service knows him.
 *
 * @param user the user name of his token; it can change, and be given to somebody else later
 * @param login his account; null if it is not known
 * @param ids under which the service knows the person to whom the account belongs; empty if it knows none, several if it
 *     cannot tell them apart
 */
public record Person(String user, @Nullable Login login, Set<String> ids) {
    public Person {
        ids = Set.copyOf(ids);
    }

    /** Whether both are the same person as far as is known: the same user name, account or id. */
    public boolean isSameAs(Person other) {
        return user.equals(other.user) || (login != null && login.equals(other.login)) || isOneOf(other.ids);
    }

    /** Whether one of his ids is among these. */
    public boolean isOneOf(Collection<String> others) {
        return !Collections.disjoint(ids, others);
    }

    /** His id if it is known which one, otherwise his user name. */
    public String idOrUser() {
        return ids.size() == 1 ? ids.iterator().next() : user;
    }
}
