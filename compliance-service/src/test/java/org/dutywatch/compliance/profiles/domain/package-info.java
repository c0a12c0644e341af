@NullMarked
package org.dutywatch.compliance.profiles.domain;

import org.jspecify.annotations.NullMarked;
