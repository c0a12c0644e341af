@NullMarked
package org.dutywatch.compliance.model;

import org.jspecify.annotations.NullMarked;
