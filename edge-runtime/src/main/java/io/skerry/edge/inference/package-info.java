/**
 * The services of this node: each with its model, its miner and its two side doors, put together from an assignment of the node plan.
 * The pipeline itself is {@link io.skerry.inference.cascade.JointInference}.
 */
@NullMarked
package io.skerry.edge.inference;

import org.jspecify.annotations.NullMarked;
