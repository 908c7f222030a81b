/** Budgets: how much may be offloaded, whatever the miner's threshold. */
@NullMarked
package io.skerry.mining.budget;

import org.jspecify.annotations.NullMarked;
