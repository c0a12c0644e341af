/** Accesses while no duty was known. */
@NullMarked
package org.dutywatch.compliance.measuring.unrostered;

import org.jspecify.annotations.NullMarked;
