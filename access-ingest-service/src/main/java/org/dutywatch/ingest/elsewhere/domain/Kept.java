package org.dutywatch.ingest.elsewhere.domain;

/** A published access, with the smallest known times since an unmonitored page. */
final class Kept<T> {
    final Access access;
    T payload;
    SinceElsewhere since;
    private final Person<T> person;

    Kept(Access access, T payload, SinceElsewhere since, Person<T> person) {
        this.access = access;
        this.payload = payload;
        this.since = since;
        this.person = person;
    }

    void forget() {
        person.forget(this);
    }
}
