@NullMarked
package org.dutywatch.compliance.insight.dashboards.domain;

import org.jspecify.annotations.NullMarked;
