@NullMarked
package org.dutywatch.compliance.time.domain;

import org.jspecify.annotations.NullMarked;
