package org.dutywatch.compliance.supervision.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.time.domain.Interval;

/** What may be said of somebody who acts in a supervisor's place. */
public final class ActingRules {
    /** More than a year is an appointment, or a typing error. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private ActingRules() {}

    /** Why these cannot be the times; nothing when they can. */
    public static Optional<String> refusal(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Optional.of("to " + to + " is not after from " + from);
        }
        if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
            return Optional.of("the time is not between the years 2000 and 2100");
        }
        return Duration.between(from, to).compareTo(LONGEST) > 0
                ? Optional.of("acting for more than " + LONGEST.toDays() + " days")
                : Optional.empty();
    }

    /**
     * Why this cannot be added; nothing when it can. A loop is looked for when it begins and whenever, in its
     * time, somebody else begins or ceases to act.
     *
     * @param others what is known already and overlaps it
     * @param standingAt the standing supervisor of an employee at an instant
     */
    public static Optional<String> refusal(
            Acting wanted,
            Collection<Acting> others,
            Function<Instant, Function<String, Optional<String>>> standingAt) {
        if (wanted.supervisorId().equals(wanted.actingSupervisorId())) {
            return Optional.of(wanted.supervisorId() + " cannot act for himself");
        }
        Optional<String> taken = others.stream()
                .filter(wanted::samePlace)
                .filter(other -> other.span().overlaps(wanted.span()))
                .map(other -> "the place is taken: " + other.words())
                .findFirst();
        if (taken.isPresent()) {
            return taken;
        }
        List<Acting> all =
                Stream.concat(others.stream(), Stream.of(wanted)).distinct().toList();
        return all.stream()
                .flatMap(
                        acting -> Stream.of(acting.span().start(), acting.span().end()))
                .filter(wanted.span()::holds)
                .distinct()
                .sorted()
                .flatMap(at -> loop(wanted, new SupervisorAt(standingAt.apply(at), actingAt(all, at))).stream())
                .findFirst();
    }

    /** Who acts in each place at the instant. */
    public static Function<String, Optional<String>> actingAt(Collection<Acting> all, Instant at) {
        return place -> all.stream()
                .filter(acting -> acting.supervisorId().equals(place))
                .filter(acting -> acting.span().holds(at))
                .map(Acting::actingSupervisorId)
                .findFirst();
    }

    /** The part of it before this moment; nothing where the moment is not inside. */
    public static Optional<Acting> endedAt(Acting acting, Instant end) {
        return end.isAfter(acting.span().start()) && end.isBefore(acting.span().end())
                ? acting.within(new Interval(acting.span().start(), end))
                : Optional.empty();
    }

    private static Optional<String> loop(Acting wanted, SupervisorAt supervisors) {
        List<String> path = new ArrayList<>(List.of(wanted.actingSupervisorId()));
        Optional<String> next = supervisors.nearest(wanted.actingSupervisorId());
        while (next.isPresent() && !path.contains(next.get())) {
            path.add(next.get());
            next = supervisors.nearest(next.get());
        }
        return next.isPresent() && next.get().equals(wanted.actingSupervisorId())
                ? Optional.of(wanted.actingSupervisorId() + " would supervise and be supervised in a loop: "
                        + String.join(" under ", path) + " under " + next.get())
                : Optional.empty();
    }
}
