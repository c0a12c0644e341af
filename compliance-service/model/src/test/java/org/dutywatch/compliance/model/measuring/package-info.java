@NullMarked
package org.dutywatch.compliance.model.measuring;

import org.jspecify.annotations.NullMarked;
