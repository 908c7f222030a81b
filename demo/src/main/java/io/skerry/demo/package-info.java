/**
 * {@code ./skerry demo}: starts a broker, a deep worker with a collector and an edge runtime as processes of their own, streams test
 * images through the edge in three scenes (normal, link cut, link back) and tells what came of it.
 */
@NullMarked
package io.skerry.demo;

import org.jspecify.annotations.NullMarked;
