/** The report for employees' representatives: what is collected, why, and who looked at it. */
@NullMarked
package org.dutywatch.compliance.insight.council;

import org.jspecify.annotations.NullMarked;
