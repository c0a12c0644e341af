package org.dutywatch.local.sample;

/**
 * A user as the proxy sees him.
 *
 * @param user the user name as the log has it
 * @param client the IP address of his computer
 */
record ProxyUser(String user, String client) {
    ProxyUser withUserName(String otherName) {
        return new ProxyUser(otherName, client);
    }
}
