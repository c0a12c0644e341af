package org.dutywatch.local.sample;

/**
 * Somebody at a computer, as the proxy sees him.
 *
 * @param user the name as the log writes it
 * @param client the computer's address
 */
record Person(String user, String client) {
    Person writtenAs(String otherName) {
        return new Person(otherName, client);
    }
}
