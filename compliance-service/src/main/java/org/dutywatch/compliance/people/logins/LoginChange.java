package org.dutywatch.compliance.people.logins;

import org.dutywatch.eventkit.rest.Login;

/**
 * What becomes of one login.
 *
 * @param employeeId to whom it is linked, or whose link is removed
 */
record LoginChange(Action action, Login login, String employeeId) {
    /** The kinds of changes. */
    enum Action {
        LINK,
        REMOVE
    }

    static LoginChange link(Login login, String employeeId) {
        return new LoginChange(Action.LINK, login, employeeId);
    }
}
