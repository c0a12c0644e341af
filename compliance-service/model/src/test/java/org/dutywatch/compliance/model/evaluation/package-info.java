@NullMarked
package org.dutywatch.compliance.model.evaluation;

import org.jspecify.annotations.NullMarked;
