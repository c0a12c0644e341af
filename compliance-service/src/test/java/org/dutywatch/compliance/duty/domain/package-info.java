@NullMarked
package org.dutywatch.compliance.duty.domain;

import org.jspecify.annotations.NullMarked;
