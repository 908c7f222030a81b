/**
 * The Kubernetes objects of a worker, derived from a resource: pods, Deployments, Services, autoscalers, with the names, labels,
 * environment, mounts and ports that Sedna's workers expect. Pure functions; nothing here talks to a cluster.
 */
@NullMarked
package io.skerry.operator.worker;

import org.jspecify.annotations.NullMarked;
