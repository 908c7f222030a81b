/**
 * The real components that tests run against, each as a process of its own on loopback that ends with the test. What is not
 * installed fails the test and says how to get it; {@code testbed/build} gets all of them.
 */
@NullMarked
package io.skerry.edge.testbed;

import org.jspecify.annotations.NullMarked;
