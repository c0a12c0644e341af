@NullMarked
package org.dutywatch.compliance.insight.dashboards.answers;

import org.jspecify.annotations.NullMarked;
