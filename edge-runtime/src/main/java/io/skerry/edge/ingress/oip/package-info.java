/**
 * The Open Inference Protocol, version 2, with its binary tensor extension: request bytes to tensors, answers to response bytes.
 * No HTTP here.
 */
@NullMarked
package io.skerry.edge.ingress.oip;

import org.jspecify.annotations.NullMarked;
