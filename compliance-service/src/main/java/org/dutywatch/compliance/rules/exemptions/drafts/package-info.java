/** Exemptions, and revocations of exemptions, that await the decision of another person. */
@NullMarked
package org.dutywatch.compliance.rules.exemptions.drafts;

import org.jspecify.annotations.NullMarked;
