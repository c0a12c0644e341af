/** Exports the evidence bundle of a finding. */
@NullMarked
package org.dutywatch.compliance.insight.bundles;

import org.jspecify.annotations.NullMarked;
