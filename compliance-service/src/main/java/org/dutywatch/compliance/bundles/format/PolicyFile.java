package org.dutywatch.compliance.bundles.format;

import org.dutywatch.compliance.policies.Policy;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#POLICY}: the limit that was in force.
 *
 * @param clause of General Order M1219 that the limit puts a number to
 * @param policy null where no limit was approved, and then nothing is found
 */
public record PolicyFile(String clause, @Nullable Policy policy) {}
