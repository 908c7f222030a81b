/** Requests over HTTP: images for people, tensors for programs (Open Inference Protocol v2). */
@NullMarked
package io.skerry.edge.ingress.rest;

import org.jspecify.annotations.NullMarked;
