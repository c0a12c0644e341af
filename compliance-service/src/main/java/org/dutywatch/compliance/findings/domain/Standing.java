package org.dutywatch.compliance.findings.domain;

/**
 * Where a finding stands.
 *
 * @param revision from 1, one more with each change that is told
 * @param tier of a withdrawn finding: the one it had
 */
public record Standing(int revision, Tier tier, FindingState state, Figures figures) {}
