/**
 * What cloud and edge agree on: the resources of {@code sedna.io/v1alpha1} as records, one package per kind, and the node plan
 * ({@link io.skerry.api.plan}). The kinds need fabric8's model classes, which are an optional dependency; the node plan does not.
 */
@NullMarked
package io.skerry.api;

import org.jspecify.annotations.NullMarked;
