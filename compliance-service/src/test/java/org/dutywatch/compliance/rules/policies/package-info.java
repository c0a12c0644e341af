@NullMarked
package org.dutywatch.compliance.rules.policies;

import org.jspecify.annotations.NullMarked;
