@NullMarked
package org.dutywatch.compliance.model.attention.estimate;

import org.jspecify.annotations.NullMarked;
