@NullMarked
package org.dutywatch.compliance.roster.domain;

import org.jspecify.annotations.NullMarked;
