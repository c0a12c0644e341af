@NullMarked
package org.dutywatch.compliance.insight.council;

import org.jspecify.annotations.NullMarked;
