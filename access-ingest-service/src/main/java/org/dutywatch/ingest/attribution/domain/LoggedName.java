package org.dutywatch.ingest.attribution.domain;

/** What a log line says about its user. */
public sealed interface LoggedName {
    /** The line has no user name. */
    record Absent() implements LoggedName {}

    /** The user name of a person, who may be unknown. */
    record Person(UserName name) implements LoggedName {}

    /**
     * A user name that names no person, so that the access is nobody's.
     *
     * @param reason {@code machine_account}, {@code placeholder}, or {@code unreadable_name} for text that cannot be
     *     decoded, has invisible characters or is too long
     */
    record NoPerson(String reason) implements LoggedName {}

    LoggedName ABSENT = new Absent();
    LoggedName MACHINE_ACCOUNT = new NoPerson("machine_account");
    LoggedName PLACEHOLDER = new NoPerson("placeholder");
    LoggedName UNREADABLE = new NoPerson("unreadable_name");
}
