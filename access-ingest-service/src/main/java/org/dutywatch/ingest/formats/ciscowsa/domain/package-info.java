/** The access log of Cisco's Secure Web Appliance (WSA). */
@NullMarked
package org.dutywatch.ingest.formats.ciscowsa.domain;

import org.jspecify.annotations.NullMarked;
