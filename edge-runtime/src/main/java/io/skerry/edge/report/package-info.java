/**
 * What this node says of its services to the cloud: one small report each, of which the latest counts. {@link
 * io.skerry.edge.report.Due} decides what is sent when, {@link io.skerry.edge.report.Reporter} has the clock and the link.
 */
@NullMarked
package io.skerry.edge.report;

import org.jspecify.annotations.NullMarked;
