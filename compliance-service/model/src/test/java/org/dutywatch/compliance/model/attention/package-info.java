@NullMarked
package org.dutywatch.compliance.model.attention;

import org.jspecify.annotations.NullMarked;
