package org.dutywatch.compliance.evaluation.domain;

/** What the figures rest on, the best first. The identity is a user name in all of them. */
public enum Confidence {
    URL_USERNAME,
    MIXED_USERNAME,
    TUNNEL_USERNAME
}
