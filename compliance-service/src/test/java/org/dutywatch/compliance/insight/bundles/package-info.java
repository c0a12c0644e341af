@NullMarked
package org.dutywatch.compliance.insight.bundles;

import org.jspecify.annotations.NullMarked;
