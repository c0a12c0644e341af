@NullMarked
package org.dutywatch.compliance.journey;

import org.jspecify.annotations.NullMarked;
