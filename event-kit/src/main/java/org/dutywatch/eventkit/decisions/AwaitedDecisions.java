package org.dutywatch.eventkit.decisions;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.Decision.Decider;
import org.dutywatch.eventkit.decisions.Decision.Settlement;
import org.dutywatch.eventkit.outbox.Outbox;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.dutywatch.eventkit.rest.Caller;
import org.dutywatch.eventkit.rest.Roles;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the decision of a second person and settles it, in the transaction that stores the draft or the change. Each
 * step is published.
 */
@ApplicationScoped
@IfBuildProperty(name = DecisionSettings.PROPERTY, stringValue = "true")
public class AwaitedDecisions {
    private final DecisionRows rows;
    private final DecisionSettings settings;
    private final DecisionPeople people;
    private final Caller caller;
    private final Outbox outbox;
    private final DecisionsConfig config;
    private final Clock clock;

    AwaitedDecisions(
            DecisionRows rows,
            DecisionSettings settings,
            DecisionPeople people,
            Caller caller,
            Outbox outbox,
            DecisionsConfig config,
            Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.people = people;
        this.caller = caller;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /**
     * An approval or a refusal.
     *
     * @param author who had asked
     * @param by who approved or declined
     * @param reason null if none was given
     */
    public record Answer(
            Person author, Person by, Instant at, @Nullable String reason) {}

    /** The caller as the author of a decision. */
    public Person caller() {
        return people.caller();
    }

    /** A decision for which the caller asks now; it can be decided for the usual time. */
    public Decision askedNow(UUID id, DecisionRules kind) {
        return askedNow(id, kind, caller(), config.expiry());
    }

    /** @param time how long it can be decided */
    public Decision askedNow(UUID id, DecisionRules kind, Person author, Duration time) {
        Instant now = now();
        return Decision.asked(id, kind, author, now, now.plus(time));
    }

    /** The time until which something can be decided that somebody asks for at this time, if its kind has no own. */
    public Instant usualEnd(Instant askedAt) {
        return askedAt.plus(config.expiry());
    }

    @Transactional(TxType.MANDATORY)
    public void ask(Decision decision) {
        rows.add(decision);
        publish(decision);
    }

    /**
     * The caller approves.
     *
     * @throws ProblemException NOT_FOUND if no such decision was asked for; RULE_REFUSED for its authors, all whom it
     *     concerns and, where the kind excludes that, those below one of these; FORBIDDEN for anybody who has no role
     *     for it and is not one of its deciders; CONFLICT if it is settled or expired already
     */
    @Transactional(TxType.MANDATORY)
    public Answer approve(UUID id, @Nullable String reason) {
        return decide(id, DecisionState.APPROVED, reason);
    }

    /**
     * The caller declines.
     *
     * @throws ProblemException as {@link #approve}
     */
    @Transactional(TxType.MANDATORY)
    public Answer decline(UUID id, @Nullable String reason) {
        return decide(id, DecisionState.DECLINED, reason);
    }

    /**
     * The caller does not ask for it any more.
     *
     * @throws ProblemException NOT_FOUND; RULE_REFUSED for anybody but its authors; CONFLICT if it is settled or expired
     *     already
     */
    @Transactional(TxType.MANDATORY)
    Decision withdraw(UUID id) {
        Decision decision = lock(id);
        Person author = caller();
        Instant now = now();
        decision.refusalToWithdraw(author, now).ifPresent(refusal -> {
            throw rules(decision).problem(refusal, decision.stateAt(now));
        });
        return settle(decision, new Settlement(DecisionState.WITHDRAWN, author, now, null));
    }

    /** Expires decisions whose time is over, at most so many, and returns them. */
    @Transactional(TxType.MANDATORY)
    List<Decision> expireOverdue(int limit) {
        Instant now = now();
        return rows.lockOverdue(now, limit).stream()
                .map(decision -> settle(decision, new Settlement(DecisionState.EXPIRED, null, now, null)))
                .toList();
    }

    /** Whether the caller may see that the decision is awaited: its authors, and all who may decide on it. */
    boolean concernsCaller(Decision decision) {
        Person person = caller();
        Decision known = decision.withAuthors(people::asKnownNow);
        return known.isBy(person)
                || (!person.isOneOf(known.subjects()) && (person.isOneOf(known.deciders()) || hasRoleFor(known)));
    }

    /**
     * Whether the caller may know exact times of the decision: if it concerns nobody in particular; its authors, and
     * those who decide because they are above the persons concerned. Who decides by a role may see these persons under
     * pseudonyms, and lists then show days.
     */
    boolean showsExactTimes(Decision decision) {
        Person person = caller();
        return decision.subjects().isEmpty()
                || person.isOneOf(decision.deciders())
                || decision.withAuthors(people::asKnownNow).isBy(person);
    }

    private Answer decide(UUID id, DecisionState state, @Nullable String reason) {
        Decision decision = lock(id);
        DecisionRules rules = rules(decision);
        Person person = caller();
        Instant now = now();
        Set<String> superiors = rules.excludesSuperiors() ? people.superiorsOf(person) : Set.of();
        var decider = new Decider(person, hasRoleFor(decision), caller.hasRole(Roles.SUPERVISOR), superiors);
        decision.refusalToDecide(decider, now).ifPresent(refusal -> {
            throw rules.problem(refusal, decision.stateAt(now));
        });
        settle(decision, new Settlement(state, person, now, reason));
        return new Answer(decision.author(), person, now, reason);
    }

    private boolean hasRoleFor(Decision decision) {
        return rules(decision).roles().stream().anyMatch(caller::hasRole);
    }

    private Decision lock(UUID id) {
        return rows.lock(id)
                .map(found -> found.withAuthors(people::asKnownNow))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such decision is awaited"));
    }

    private Decision settle(Decision decision, Settlement how) {
        Decision settled = decision.settled(how);
        rows.settle(settled);
        publish(settled);
        return settled;
    }

    private void publish(Decision decision) {
        outbox.append(settings.topic(), decision.id().toString(), DecisionAwaited.of(decision, rules(decision)));
    }

    private DecisionRules rules(Decision decision) {
        return settings.rules(decision.kind());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
