@NullMarked
package org.dutywatch.compliance.bundles;

import org.jspecify.annotations.NullMarked;
