@NullMarked
package org.dutywatch.compliance.dashboard;

import org.jspecify.annotations.NullMarked;
