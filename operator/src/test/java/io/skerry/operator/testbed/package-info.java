/** Starts the real components that the level {@code real} runs against, and the packaged operator, as processes on loopback. */
package io.skerry.operator.testbed;
