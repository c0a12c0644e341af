@NullMarked
package org.dutywatch.compliance.evaluation.domain.world;

import org.jspecify.annotations.NullMarked;
