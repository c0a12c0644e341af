@NullMarked
package org.dutywatch.compliance.model.bundles.signing;

import org.jspecify.annotations.NullMarked;
