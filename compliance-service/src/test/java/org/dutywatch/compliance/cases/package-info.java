@NullMarked
package org.dutywatch.compliance.cases;

import org.jspecify.annotations.NullMarked;
