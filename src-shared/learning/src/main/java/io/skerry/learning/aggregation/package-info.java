/**
 * From the updates of a round's clients to the next model: which updates are taken, and how they become one.
 *
 * <p>{@link io.skerry.learning.aggregation.UpdateCheck} sorts out what must not be aggregated, {@link
 * io.skerry.learning.aggregation.Aggregations} makes an algorithm from its name, and {@link
 * io.skerry.learning.aggregation.Aggregation} takes a state and a cohort to the next state. Sums over clients are kept in double and go in
 * the order of the clients' names, so the order in which updates arrive does not change one bit.
 */
@NullMarked
package io.skerry.learning.aggregation;

import org.jspecify.annotations.NullMarked;
