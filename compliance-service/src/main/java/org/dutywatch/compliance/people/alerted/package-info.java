/** The register of shifts about which an alert was raised. The area of cases writes it; changes of facts read it. */
@NullMarked
package org.dutywatch.compliance.people.alerted;

import org.jspecify.annotations.NullMarked;
