@NullMarked
package org.dutywatch.compliance.model.time;

import org.jspecify.annotations.NullMarked;
