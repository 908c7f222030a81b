/** The whole system on a real Kubernetes with a real KubeEdge: what a change and an offload take there, and what its cuts cost. */
@NullMarked
package io.skerry.benchmarks.kubeedge;

import org.jspecify.annotations.NullMarked;
