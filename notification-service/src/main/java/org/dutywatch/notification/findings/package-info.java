/** This service's own copy of the findings, received from compliance, and their wording. */
@NullMarked
package org.dutywatch.notification.findings;

import org.jspecify.annotations.NullMarked;
