@NullMarked
package org.dutywatch.compliance.insight.views;

import org.jspecify.annotations.NullMarked;
