/** Works out who or what held which address from all that logs said. */
@NullMarked
package org.dutywatch.ingest.leaselogs.domain;

import org.jspecify.annotations.NullMarked;
