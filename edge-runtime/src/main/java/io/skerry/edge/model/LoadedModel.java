package io.skerry.edge.model;

import java.net.URI;
import java.time.Instant;

/**
 * A model that serves.
 *
 * @param name name and version, {@code name:version}
 * @param sha256 of its {@code .onnx} file
 * @param url where it was fetched from
 * @param artefact its identity in this node's cache
 * @param since when it took over here
 */
public record LoadedModel(String name, String sha256, URI url, String artefact, Instant since) {}
