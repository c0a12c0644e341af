package org.dutywatch.local.sample;

/**
 * A user as the proxy sees him.
 *
 * @param user the user name as the log has it
 * @param client the IP address of his computer
 */
record Person(String user, String client) {
    Person writtenAs(String otherName) {
        return new Person(otherName, client);
    }
}
