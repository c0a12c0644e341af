/** The logs of Sophos Firewall (XG, SFOS), UTM and Web Appliance. */
@NullMarked
package org.dutywatch.ingest.formats.sophos.domain;

import org.jspecify.annotations.NullMarked;
