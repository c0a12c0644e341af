/**
 * Evidence bundles: a zip with all facts of a finding, written and verified by the same code. Beside
 * the JDK it needs only Jackson.
 */
@NullMarked
package org.dutywatch.compliance.model.bundles;

import org.jspecify.annotations.NullMarked;
