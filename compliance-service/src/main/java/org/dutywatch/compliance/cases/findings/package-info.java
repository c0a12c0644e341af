/** Findings with their revisions and history, and the event that publishes them. */
@NullMarked
package org.dutywatch.compliance.cases.findings;

import org.jspecify.annotations.NullMarked;
