@NullMarked
package org.dutywatch.ingest.squid.httpd.domain;

import org.jspecify.annotations.NullMarked;
