@NullMarked
package org.dutywatch.compliance.insight.explanation;

import org.jspecify.annotations.NullMarked;
