/**
 * The format of an evidence bundle. The service writes bundles with this code and the verifier reads them with it. It
 * depends only on the pure domain and on Jackson, because the verifier runs offline and without the service.
 */
@NullMarked
package org.dutywatch.compliance.bundles.format;

import org.jspecify.annotations.NullMarked;
