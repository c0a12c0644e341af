@NullMarked
package org.dutywatch.compliance.supervision;

import org.jspecify.annotations.NullMarked;
