@NullMarked
package org.dutywatch.compliance.insight;

import org.jspecify.annotations.NullMarked;
