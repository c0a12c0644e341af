@NullMarked
package org.dutywatch.compliance.notices;

import org.jspecify.annotations.NullMarked;
