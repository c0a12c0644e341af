@NullMarked
package org.dutywatch.compliance.regulations;

import org.jspecify.annotations.NullMarked;
