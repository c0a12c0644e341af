@NullMarked
package org.dutywatch.compliance.audit.domain;

import org.jspecify.annotations.NullMarked;
