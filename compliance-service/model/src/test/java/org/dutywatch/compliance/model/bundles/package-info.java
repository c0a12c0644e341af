@NullMarked
package org.dutywatch.compliance.model.bundles;

import org.jspecify.annotations.NullMarked;
