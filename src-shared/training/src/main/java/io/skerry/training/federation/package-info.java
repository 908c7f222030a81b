/** A fleet of clients on one machine: who has which examples, what a client does in a round, and the rounds. */
@NullMarked
package io.skerry.training.federation;

import org.jspecify.annotations.NullMarked;
