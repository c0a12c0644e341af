@NullMarked
package org.dutywatch.compliance.supervision.domain;

import org.jspecify.annotations.NullMarked;
