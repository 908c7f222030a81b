package io.skerry.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the demo plays on: a cluster, and a link between it and an edge node that can be cut. */
interface Venue extends AutoCloseable {

    /** The cluster, which may still be starting. */
    Cluster cluster();

    /** By which programs find the cluster. */
    Path kubeconfig();

    /** Settings of the operator for the link, as environment. */
    Map<String, String> operatorSettings();

    /** Arguments of the edge runtime for the link. */
    List<String> edgeArguments();

    /** The edge node joins; returns when the link is there. */
    void join(Screen screen) throws IOException, InterruptedException;

    /** The process of a Deployment's one container is ready. */
    void isReady(Deployment deployment);

    /** Cuts the link as a broken line would. */
    void cutLink() throws IOException, InterruptedException;

    /** Mends the link and returns when it is there. */
    void restoreLink() throws IOException, InterruptedException;

    /** What a person could do beside, or nothing. */
    List<String> hints();

    @Override
    void close();
}
