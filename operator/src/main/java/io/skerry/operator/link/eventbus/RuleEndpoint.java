package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** KubeEdge's RuleEndpoint: a kind of place that Rules lead from or to. */
@Group("rules.kubeedge.io")
@Version("v1")
public class RuleEndpoint extends CustomResource<RuleEndpointSpec, Void> implements Namespaced {

    private static final long serialVersionUID = 1;
}
