package org.dutywatch.compliance.model.decisions;

import org.dutywatch.compliance.model.cases.Actor;

/**
 * The person who approves or declines, or tries to.
 *
 * @param hasRole whether a role allows him to decide on this kind of decision, whomever it concerns
 */
public record Decider(Actor actor, boolean hasRole) {}
