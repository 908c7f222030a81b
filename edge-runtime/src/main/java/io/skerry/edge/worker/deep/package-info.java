/**
 * The deep model in the cloud: takes questions from a shared subscription, computes them in batches and answers each edge. A question
 * whose time is over is dropped, never answered late on purpose; a heartbeat is sent as long as the model can answer.
 */
@NullMarked
package io.skerry.edge.worker.deep;

import org.jspecify.annotations.NullMarked;
