@NullMarked
package org.dutywatch.compliance.policies;

import org.jspecify.annotations.NullMarked;
