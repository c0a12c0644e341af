/** The register of who acknowledged the notice that browsing on duty is measured. */
@NullMarked
package org.dutywatch.compliance.people.acknowledgements;

import org.jspecify.annotations.NullMarked;
