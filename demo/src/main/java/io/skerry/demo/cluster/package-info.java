/**
 * The cluster of the demo: an API server in memory, what its user applies and sees, and how the container of a Deployment becomes a process
 * of this machine.
 */
@NullMarked
package io.skerry.demo.cluster;

import org.jspecify.annotations.NullMarked;
