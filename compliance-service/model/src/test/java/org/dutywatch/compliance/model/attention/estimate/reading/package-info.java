@NullMarked
package org.dutywatch.compliance.model.attention.estimate.reading;

import org.jspecify.annotations.NullMarked;
