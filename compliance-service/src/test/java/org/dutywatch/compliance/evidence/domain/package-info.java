@NullMarked
package org.dutywatch.compliance.evidence.domain;

import org.jspecify.annotations.NullMarked;
