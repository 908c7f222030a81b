package io.skerry.demo;

import io.skerry.demo.cluster.Sample;
import io.skerry.demo.cluster.ServiceView;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A service that was applied to the cluster and answers.
 *
 * @param sample what was applied
 * @param edge a client of the node that serves it
 * @param collected where the collector stores the hard examples
 * @param view what the cluster says of it now
 */
record AppliedService(Sample sample, EdgeClient edge, Path collected, Supplier<ServiceView> view) {}
