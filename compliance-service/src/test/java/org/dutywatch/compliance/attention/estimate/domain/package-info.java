@NullMarked
package org.dutywatch.compliance.attention.estimate.domain;

import org.jspecify.annotations.NullMarked;
