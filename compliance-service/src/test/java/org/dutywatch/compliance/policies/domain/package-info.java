@NullMarked
package org.dutywatch.compliance.policies.domain;

import org.jspecify.annotations.NullMarked;
