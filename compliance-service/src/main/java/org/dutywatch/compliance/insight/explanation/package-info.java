/** Explains why each minute of a shift counted, and why other time did not. */
@NullMarked
package org.dutywatch.compliance.insight.explanation;

import org.jspecify.annotations.NullMarked;
