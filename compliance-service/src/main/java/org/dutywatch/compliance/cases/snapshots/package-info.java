/** Which findings need a sealed bundle: a snapshot of the facts when an alert is opened or a finding is referred. */
@NullMarked
package org.dutywatch.compliance.cases.snapshots;

import org.jspecify.annotations.NullMarked;
