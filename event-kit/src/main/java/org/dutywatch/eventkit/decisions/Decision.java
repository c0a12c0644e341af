package org.dutywatch.eventkit.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dutywatch.eventkit.decisions.DecisionRules.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One person asks for a change, and a second one decides on it: never an author, and never a person whom it concerns.
 *
 * @param id the id of what is decided on
 * @param kind the name of its {@link DecisionRules}
 * @param author who asked
 * @param coauthors who else counts as an author
 * @param subjects the ids of the persons whom it concerns; empty if it concerns nobody in particular
 * @param deciders the ids of those who may decide because they are above the subjects, the nearest first; the authors
 *     and the subjects are left out
 * @param decideBy from this time on nobody can decide
 * @param settlement null while the decision is awaited
 */
public record Decision(
        UUID id,
        String kind,
        Person author,
        Set<Person> coauthors,
        Set<String> subjects,
        List<String> deciders,
        Instant askedAt,
        Instant decideBy,
        @Nullable Settlement settlement) {
    /**
     * How it was settled.
     *
     * @param state never AWAITED
     * @param by null if it expired
     * @param reason null if none was given
     */
    public record Settlement(
            DecisionState state,
            @Nullable Person by,
            Instant at,
            @Nullable String reason) {}

    /**
     * The person who approves or declines, or tries to.
     *
     * @param hasRole whether a role allows him to decide on this kind of decision, whomever it concerns
     * @param isSupervisor whether he has the role of those who may decide because they are above the subjects
     * @param superiors the ids of those about whom he does not decide, because they are above him
     */
    public record Decider(Person person, boolean hasRole, boolean isSupervisor, Set<String> superiors) {
        boolean mayDecide(List<String> deciders) {
            return hasRole || (isSupervisor && person.isOneOf(deciders));
        }
    }

    public Decision {
        subjects = Set.copyOf(subjects);
        coauthors = Set.copyOf(coauthors);
        Set<String> concerned = subjects;
        Set<String> authors = Stream.concat(Stream.of(author), coauthors.stream())
                .flatMap(one -> one.ids().stream())
                .collect(Collectors.toSet());
        deciders = deciders.stream()
                .filter(one -> !concerned.contains(one) && !authors.contains(one))
                .toList();
    }

    /** A decision that is awaited from now on, and concerns nobody in particular. */
    public static Decision asked(UUID id, DecisionRules kind, Person author, Instant now, Instant decideBy) {
        return new Decision(id, kind.name(), author, Set.of(), Set.of(), List.of(), now, decideBy, null);
    }

    /** The same decision, about these persons. */
    public Decision about(Set<String> ids, List<String> above) {
        return new Decision(id, kind, author, coauthors, ids, above, askedAt, decideBy, settlement);
    }

    /** The same decision; these count as authors, too. */
    public Decision alsoBy(Set<Person> others) {
        return new Decision(id, kind, author, others, subjects, deciders, askedAt, decideBy, settlement);
    }

    /** The same decision, with what is known about its authors by now. */
    public Decision withAuthors(UnaryOperator<Person> known) {
        Set<Person> others = coauthors.stream().map(known).collect(Collectors.toSet());
        return new Decision(id, kind, known.apply(author), others, subjects, deciders, askedAt, decideBy, settlement);
    }

    /** The state as stored; an awaited decision may have expired meanwhile. */
    public DecisionState state() {
        return settlement == null ? DecisionState.AWAITED : settlement.state();
    }

    /** The state at this time, no earlier than the settlement. */
    public DecisionState stateAt(Instant time) {
        return settlement == null && !time.isBefore(decideBy) ? DecisionState.EXPIRED : state();
    }

    /** User name of the one who approved or declined; null if nobody did. */
    public @Nullable String decidedBy() {
        return decider() == null ? null : decider().user();
    }

    /** Who approved or declined; null if nobody did. */
    public @Nullable Person decider() {
        return settlement == null || settlement.state() == DecisionState.WITHDRAWN ? null : settlement.by();
    }

    /** When it was settled; null while it is awaited. */
    public @Nullable Instant settledAt() {
        return settlement == null ? null : settlement.at();
    }

    /** Why it was declined; null if it was not, or no reason was given. */
    public @Nullable String reason() {
        return settlement == null ? null : settlement.reason();
    }

    /** Whether he asked for it, or counts as an author. */
    public boolean isBy(Person person) {
        return Stream.concat(Stream.of(author), coauthors.stream()).anyMatch(person::isSameAs);
    }

    /** Why this person cannot approve or decline now; empty if he can. */
    public Optional<Refusal> refusalToDecide(Decider by, Instant now) {
        if (by.person().isOneOf(subjects)) {
            return Optional.of(Refusal.SUBJECT);
        }
        if (isBy(by.person())) {
            return Optional.of(Refusal.AUTHOR);
        }
        if (!by.mayDecide(deciders)) {
            return Optional.of(Refusal.NO_AUTHORITY);
        }
        if (by.superiors().stream().anyMatch(subjects::contains)) {
            return Optional.of(Refusal.SUPERIOR);
        }
        return refusalToSettle(now);
    }

    /** Why this person cannot withdraw it now; empty if he can. */
    public Optional<Refusal> refusalToWithdraw(Person by, Instant now) {
        return isBy(by) ? refusalToSettle(now) : Optional.of(Refusal.NOT_AUTHOR);
    }

    private Optional<Refusal> refusalToSettle(Instant now) {
        return stateAt(now) == DecisionState.AWAITED ? Optional.empty() : Optional.of(Refusal.SETTLED);
    }

    /** @throws IllegalStateException if it is settled already */
    public Decision settled(Settlement how) {
        if (settlement != null) {
            throw new IllegalStateException("the decision " + id + " is settled already");
        }
        return new Decision(id, kind, author, coauthors, subjects, deciders, askedAt, decideBy, how);
    }
}
