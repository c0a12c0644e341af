package org.dutywatch.compliance.people.independence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.eventkit.decisions.DecisionPeople;
import org.dutywatch.eventkit.decisions.Person;

/** Who asks and decides: employees, by the accounts that are linked to them. */
@ApplicationScoped
class KnownDeciders implements DecisionPeople {
    private final Actors actors;
    private final OwnChain ownChain;

    KnownDeciders(Actors actors, OwnChain ownChain) {
        this.actors = actors;
        this.ownChain = ownChain;
    }

    @Override
    public Person caller() {
        return Actors.person(actors.caller());
    }

    @Override
    public Person asKnownNow(Person earlier) {
        return Actors.person(actors.asKnownNow(Actors.actor(earlier)));
    }

    @Override
    @Transactional
    public Set<String> superiorsOf(Person person) {
        Set<String> above = new HashSet<>(ownChain.of(List.of(Actors.actor(person))));
        above.removeAll(person.ids());
        return above;
    }
}
