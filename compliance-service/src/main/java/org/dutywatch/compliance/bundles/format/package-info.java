/**
 * What an evidence bundle looks like, written and read by the same code: the service exports with it, the verifier reads
 * with it. It depends on the pure domain and on Jackson alone, because it also runs offline without the service.
 */
@NullMarked
package org.dutywatch.compliance.bundles.format;

import org.jspecify.annotations.NullMarked;
