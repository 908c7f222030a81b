/**
 * Joint inference as one walk from left to right: the shallow model answers, the miner looks at the answer, and what is too hard
 * asks the deep model and is kept for training. The two side doors, {@link io.skerry.inference.cascade.DeepModel} and
 * {@link io.skerry.inference.cascade.HardExamples}, are interfaces: the edge runtime puts a link and a spool behind them, a Java
 * program that embeds this library whatever it likes. Whatever happens behind them, there is an answer by the deadline.
 */
@NullMarked
package io.skerry.inference.cascade;

import org.jspecify.annotations.NullMarked;
