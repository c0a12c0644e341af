package org.dutywatch.compliance.model.decisions;

import org.dutywatch.compliance.model.cases.Actor;

/**
 * Somebody who wants to decide.
 *
 * @param hasRole whether a role allows him to decide on this kind of decision, whomever it concerns
 */
public record Decider(Actor actor, boolean hasRole) {}
