package org.dutywatch.compliance.people.scim;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** {@code dutywatch.scim.*}. */
@ConfigMapping(prefix = "dutywatch.scim")
interface ScimConfig {

    /** The unit of an employee who is provisioned without a department or removed from a group. */
    @WithDefault("Unassigned")
    @NotBlank
    String unitWithoutDepartment();
}
