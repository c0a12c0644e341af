@NullMarked
package org.dutywatch.compliance.rules.exemptions;

import org.jspecify.annotations.NullMarked;
