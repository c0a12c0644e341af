package org.dutywatch.ingest.browsing.domain;

/** A published access, with the shortest known intervals since an unmonitored page. */
final class PublishedAccess<T> {
    final MonitoredAccess access;
    T payload;
    SinceUnmonitoredPage since;
    private final PersonBrowsing<T> person;

    PublishedAccess(MonitoredAccess access, T payload, SinceUnmonitoredPage since, PersonBrowsing<T> person) {
        this.access = access;
        this.payload = payload;
        this.since = since;
        this.person = person;
    }

    void forget() {
        person.forget(this);
    }
}
