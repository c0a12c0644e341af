@NullMarked
package org.dutywatch.compliance.evaluation;

import org.jspecify.annotations.NullMarked;
