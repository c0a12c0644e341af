@NullMarked
package org.dutywatch.compliance.model.decisions;

import org.jspecify.annotations.NullMarked;
