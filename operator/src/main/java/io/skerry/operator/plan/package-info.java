/**
 * Node plans: derived from the cluster's state alone, sent until the node says that it works by them. The operator keeps nothing that
 * it could lose: which generation a node has, the node itself says in each sign of life.
 */
@NullMarked
package io.skerry.operator.plan;

import org.jspecify.annotations.NullMarked;
