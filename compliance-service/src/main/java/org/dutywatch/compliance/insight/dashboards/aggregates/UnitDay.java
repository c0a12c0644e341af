package org.dutywatch.compliance.insight.dashboards.aggregates;

import java.time.LocalDate;

/** All shifts of a unit that start on one local day. */
record UnitDay(String unit, LocalDate day) {}
