/**
 * The ways in: REST ({@code rest}), local MQTT ({@code mqtt}) and a watched folder ({@code directory}). Each turns what comes into an
 * {@link io.skerry.inference.predict.Example}, hands it to the pipeline and writes the answer in its own form.
 */
@NullMarked
package io.skerry.edge.ingress;

import org.jspecify.annotations.NullMarked;
