package org.dutywatch.eventkit.audit;

/**
 * A request that was refused or failed. Requests with equal values are alike.
 *
 * @param target path and query
 * @param status HTTP status of the answer
 */
record Attempt(Actor actor, String method, String target, int status, AuditOutcome outcome) {
    /** Stands for all further targets of an actor who tries many at once. */
    static final String OTHER_TARGETS = "and others";

    Attempt withoutTarget() {
        return new Attempt(actor, method, OTHER_TARGETS, status, outcome);
    }

    /** @param number how many requests were alike */
    Action action(long number) {
        String name = outcome == AuditOutcome.REFUSED ? "request_refused" : "request_failed";
        return new Action(name, target, method + " answered with " + status, outcome, number);
    }
}
