@NullMarked
package org.dutywatch.compliance.insight.comparisons.domain;

import org.jspecify.annotations.NullMarked;
