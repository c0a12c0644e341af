package org.dutywatch.ingest.attribution.domain;

import java.time.Instant;

/** Finds the employee of a user name in all forms under which the person may be recorded. */
record RecordedPersons(Directory directory, OwnDomains domains) {
    /** Whose the name was at this time. */
    Attribution attribute(UserName name, Instant at) {
        Attribution found = Attribution.UNKNOWN;
        for (UserName recorded : domains.recordedNames(name)) {
            found = found.and(directory.attribute(recorded, at));
        }
        return found;
    }

    /** Whether an employee may have the name at any time. */
    boolean mayKnow(UserName name) {
        return domains.recordedNames(name).stream().anyMatch(directory::mayKnow);
    }

    /** The name without the domains of the department. */
    UserName strip(UserName name) {
        return domains.strip(name);
    }
}
