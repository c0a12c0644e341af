@NullMarked
package org.dutywatch.compliance.exemptions.domain;

import org.jspecify.annotations.NullMarked;
