/**
 * The built runtime as processes of its own, with a real broker, under what happens in the field: kills, bad links, new plans. Needs
 * {@code target/quarkus-app} and the components of the testbed.
 */
package io.skerry.edge.e2e;
