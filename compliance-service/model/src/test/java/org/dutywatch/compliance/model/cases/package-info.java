@NullMarked
package org.dutywatch.compliance.model.cases;

import org.jspecify.annotations.NullMarked;
