@NullMarked
package org.dutywatch.compliance.bundles.format;

import org.jspecify.annotations.NullMarked;
