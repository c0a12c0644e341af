@NullMarked
package org.dutywatch.compliance.attention.domain;

import org.jspecify.annotations.NullMarked;
