@NullMarked
package org.dutywatch.compliance.evaluation.domain;

import org.jspecify.annotations.NullMarked;
