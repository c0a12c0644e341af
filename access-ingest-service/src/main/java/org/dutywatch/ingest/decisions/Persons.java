package org.dutywatch.ingest.decisions;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dutywatch.eventkit.decisions.DecisionPeople;
import org.dutywatch.eventkit.decisions.Person;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Login;
import org.dutywatch.ingest.attribution.domain.UserName;
import org.dutywatch.ingest.attribution.domain.UserNames;
import org.dutywatch.ingest.directory.DirectoryReplica;
import org.dutywatch.ingest.directory.EmployeeLogins;
import org.dutywatch.ingest.directory.Superiors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which employees a login belongs to: those to whom compliance has linked it, and those who have its user name
 * now. Somebody with an account under another user name that is linked to nobody is not recognised.
 */
@ApplicationScoped
public class Persons implements DecisionPeople {
    private final Caller caller;
    private final EmployeeLogins logins;
    private final Superiors superiors;
    private final DirectoryReplica directory;
    private final Clock clock;

    Persons(Caller caller, EmployeeLogins logins, Superiors superiors, DirectoryReplica directory, Clock clock) {
        this.caller = caller;
        this.logins = logins;
        this.superiors = superiors;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The sender of this request.
     *
     * @throws ProblemException FORBIDDEN if his token does not name his account: he could be anybody
     */
    @Override
    public Person caller() {
        var login = caller.login()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "your token names no issuer and subject, so nobody knows who you are"));
        return person(caller.name(), login);
    }

    @Override
    public Person asKnownNow(Person earlier) {
        Set<String> ids = new HashSet<>(earlier.ids());
        ids.addAll(person(earlier.user(), earlier.login()).ids());
        return new Person(earlier.user(), earlier.login(), ids);
    }

    /** Those above him now, without acting supervisors, of whom this service knows nothing. */
    @Override
    public Set<String> superiorsOf(Person person) {
        Set<String> above = new HashSet<>(superiors.of(person.ids()));
        above.removeAll(person.ids());
        return above;
    }

    private Person person(String user, @Nullable Login login) {
        directory.refresh();
        Set<String> employees = new HashSet<>();
        UserNames.normalise(user)
                .ifPresent(name -> employees.addAll(
                        directory.attribute(name, clock.instant()).employees()));
        if (login != null) {
            employees.addAll(logins.employeesOf(login));
        }
        return new Person(user, login, employees);
    }

    /** All user names that the person has or had, without domains. */
    public Set<String> userNamesOf(Person person) {
        return localNames(Stream.concat(Stream.of(person.user()), logins.userNamesOf(person.ids()).stream()));
    }

    /** All user names that those above the person have or had, without domains. */
    public Set<String> userNamesOfSuperiorsOf(Person person) {
        return localNames(logins.userNamesOf(superiorsOf(person)).stream());
    }

    private static Set<String> localNames(Stream<String> names) {
        return names.flatMap(name -> UserNames.normalise(name).stream())
                .map(UserName::local)
                .collect(toSet());
    }
}
