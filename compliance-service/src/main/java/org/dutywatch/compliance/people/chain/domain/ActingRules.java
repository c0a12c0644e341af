package org.dutywatch.compliance.people.chain.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.model.time.Interval;

/** The rules by which an acting supervisor is accepted or refused. */
public final class ActingRules {
    /** A longer time is probably a typing error; a permanent change belongs in the chain of command. */
    private static final Duration MAX_DURATION = Duration.ofDays(366);

    /** The time in which somebody may act. */
    public static final Interval ALLOWED_TIME =
            new Interval(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));

    private ActingRules() {}

    /** Checks only the times. Returns why they are refused; empty if they are accepted. */
    public static Optional<String> refusal(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Optional.of("to " + to + " is not after from " + from);
        }
        if (from.isBefore(ALLOWED_TIME.start()) || to.isAfter(ALLOWED_TIME.end())) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        return Duration.between(from, to).compareTo(MAX_DURATION) > 0
                ? Optional.of("the time is longer than " + MAX_DURATION.toDays() + " days")
                : Optional.empty();
    }

    /**
     * Returns why the acting supervisor is refused; empty if accepted. Loops of supervision are looked for at its
     * start, and at each instant during it at which another acting supervisor starts or ends, because only then the
     * chain changes.
     *
     * @param others the recorded acting supervisors that overlap it
     * @param standingAt for an instant, looks up the regular supervisor of an employee
     */
    public static Optional<String> refusal(
            ActingAssignment requested,
            Collection<ActingAssignment> others,
            Function<Instant, Function<String, Optional<String>>> standingAt) {
        if (requested.supervisorId().equals(requested.actingSupervisorId())) {
            return Optional.of(requested.supervisorId() + " cannot act for himself");
        }
        Optional<String> conflict = others.stream()
                .filter(requested::isForSameSupervisor)
                .filter(other -> other.span().overlaps(requested.span()))
                .map(other -> "somebody already acts: " + other.description())
                .findFirst();
        if (conflict.isPresent()) {
            return conflict;
        }
        List<ActingAssignment> all =
                Stream.concat(others.stream(), Stream.of(requested)).distinct().toList();
        return all.stream()
                .flatMap(
                        acting -> Stream.of(acting.span().start(), acting.span().end()))
                .filter(requested.span()::contains)
                .distinct()
                .sorted()
                .flatMap(at -> loop(requested, new SupervisorChain(standingAt.apply(at), actingAt(all, at))).stream())
                .findFirst();
    }

    /** A lookup of the employee who acts for a supervisor at the instant. */
    public static Function<String, Optional<String>> actingAt(Collection<ActingAssignment> all, Instant at) {
        return supervisorId -> all.stream()
                .filter(acting -> acting.supervisorId().equals(supervisorId))
                .filter(acting -> acting.span().contains(at))
                .map(ActingAssignment::actingSupervisorId)
                .findFirst();
    }

    /** The part before {@code end}; empty unless {@code end} is between its start and end. */
    public static Optional<ActingAssignment> endedAt(ActingAssignment acting, Instant end) {
        return end.isAfter(acting.span().start()) && end.isBefore(acting.span().end())
                ? acting.within(new Interval(acting.span().start(), end))
                : Optional.empty();
    }

    private static Optional<String> loop(ActingAssignment requested, SupervisorChain supervisors) {
        List<String> path = new ArrayList<>(List.of(requested.actingSupervisorId()));
        Optional<String> next = supervisors.nearestSupervisor(requested.actingSupervisorId());
        while (next.isPresent() && !path.contains(next.get())) {
            path.add(next.get());
            next = supervisors.nearestSupervisor(next.get());
        }
        return next.isPresent() && next.get().equals(requested.actingSupervisorId())
                ? Optional.of(requested.actingSupervisorId() + " would be in a loop of supervisors: "
                        + String.join(" under ", path) + " under " + next.get())
                : Optional.empty();
    }
}
