package org.dutywatch.compliance.people.employees;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** {@code dutywatch.people.*}. */
@ConfigMapping(prefix = "dutywatch.people")
public interface PeopleConfig {

    /**
     * The mail domains of the department, such as {@code ridgemont-pd.example}: employees get addresses there only.
     * Absent allows any domain, and the service warns at its start.
     */
    Optional<List<String>> mailDomains();

    /**
     * The issuer, letter for letter as in its tokens, of the identity provider that provisions people over SCIM, if the
     * SCIM attribute {@code externalId} is the subject ({@code sub}) of their tokens. Absent: SCIM links no login.
     */
    Optional<String> scimIssuer();
}
