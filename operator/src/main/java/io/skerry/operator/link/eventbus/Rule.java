package io.skerry.operator.link.eventbus;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** KubeEdge's Rule: leads messages from one endpoint to another. KubeEdge ignores changes of a Rule: it is replaced instead. */
@Group("rules.kubeedge.io")
@Version("v1")
public class Rule extends CustomResource<RuleSpec, Void> implements Namespaced {

    private static final long serialVersionUID = 1;
}
