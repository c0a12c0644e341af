package org.dutywatch.compliance.bundles.format;

import java.util.List;
import org.dutywatch.compliance.policies.Policy;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#POLICY}: the limit that was in force.
 *
 * @param clause of General Order M1219 that the limit puts a number to
 * @param policy for every site; null where no such limit was approved
 * @param besides for particular sites
 */
public record PolicyFile(String clause, @Nullable Policy policy, List<Policy> besides) {}
