@NullMarked
package org.dutywatch.compliance.roster.feeds;

import org.jspecify.annotations.NullMarked;
