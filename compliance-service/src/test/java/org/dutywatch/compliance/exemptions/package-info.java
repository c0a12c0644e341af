@NullMarked
package org.dutywatch.compliance.exemptions;

import org.jspecify.annotations.NullMarked;
