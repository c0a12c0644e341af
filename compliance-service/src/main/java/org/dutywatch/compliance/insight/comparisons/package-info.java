/** Compares another estimator profile with the one in force. */
@NullMarked
package org.dutywatch.compliance.insight.comparisons;

import org.jspecify.annotations.NullMarked;
