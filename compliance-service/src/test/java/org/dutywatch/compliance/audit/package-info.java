@NullMarked
package org.dutywatch.compliance.audit;

import org.jspecify.annotations.NullMarked;
