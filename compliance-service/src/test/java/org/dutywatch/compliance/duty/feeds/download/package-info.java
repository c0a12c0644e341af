@NullMarked
package org.dutywatch.compliance.duty.feeds.download;

import org.jspecify.annotations.NullMarked;
