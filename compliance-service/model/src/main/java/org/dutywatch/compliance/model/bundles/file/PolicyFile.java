package org.dutywatch.compliance.model.bundles.file;

import java.util.List;
import org.dutywatch.compliance.model.bundles.BundleNames;
import org.dutywatch.compliance.model.policies.Policy;
import org.jspecify.annotations.Nullable;

/**
 * {@value BundleNames#POLICY}: the limits that were in force for the shift.
 *
 * @param clause clause of General Order M1219 that the limits give numbers for
 * @param policy limits for all sites; null where none was approved
 * @param besides further limits for particular sites
 */
public record PolicyFile(String clause, @Nullable Policy policy, List<Policy> besides) {}
