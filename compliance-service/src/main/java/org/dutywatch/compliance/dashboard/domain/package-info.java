@NullMarked
package org.dutywatch.compliance.dashboard.domain;

import org.jspecify.annotations.NullMarked;
