@NullMarked
package org.dutywatch.compliance.model.policies;

import org.jspecify.annotations.NullMarked;
