package org.dutywatch.ingest.receiving;

/**
 * Who sends lines over HTTP, as the token says.
 *
 * @param client id of the OIDC client for which the token was issued
 * @param user name of the user, or of the client's own account
 */
record Sender(String client, String user) {}
