@NullMarked
package org.dutywatch.compliance.rules.regulations;

import org.jspecify.annotations.NullMarked;
