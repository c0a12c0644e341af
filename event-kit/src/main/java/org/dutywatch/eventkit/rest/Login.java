package org.dutywatch.eventkit.rest;

/**
 * An account at an identity provider. Neither part ever changes or is given to somebody else, unlike a user name or a
 * mail address; and only both together name an account, because two identity providers may use one subject.
 *
 * @param issuer the claim {@code iss} of its tokens, letter for letter
 * @param subject the claim {@code sub} of its tokens, letter for letter
 */
public record Login(String issuer, String subject) {}
