@NullMarked
package org.dutywatch.compliance.model.audit;

import org.jspecify.annotations.NullMarked;
