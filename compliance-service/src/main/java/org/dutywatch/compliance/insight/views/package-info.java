/** Shows an employee who looked at his data. */
@NullMarked
package org.dutywatch.compliance.insight.views;

import org.jspecify.annotations.NullMarked;
