@NullMarked
package org.dutywatch.compliance.model.verdicts;

import org.jspecify.annotations.NullMarked;
