/** The logs of Cisco Meraki, ASA and FTD. */
@NullMarked
package org.dutywatch.ingest.formats.cisco.domain;

import org.jspecify.annotations.NullMarked;
