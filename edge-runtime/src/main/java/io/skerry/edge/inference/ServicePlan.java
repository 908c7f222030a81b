package io.skerry.edge.inference;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miners;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Makes a node's services what its plan says. */
public final class ServicePlan {

    private static final Logger LOG = Logger.getLogger(ServicePlan.class);

    private final NodeParts parts;
    private final Services services;
    private final ServiceFactory factory;

    public ServicePlan(NodeParts parts, Services services) {
        this.parts = parts;
        this.services = services;
        this.factory = new ServiceFactory(parts);
    }

    /**
     * Applies a plan. A service that did not change goes on as it is, with its budget's memory; requests in work end with the service
     * that they began with.
     *
     * @throws InvalidPlanException if a miner does not exist; nothing has changed then
     */
    public synchronized void apply(NodePlan plan) {
        for (ServiceAssignment assignment : plan.services()) {
            check(assignment);
        }
        Map<ServiceName, HostedService> before = services.byName();
        Map<ServiceName, HostedService> next = new HashMap<>();
        for (ServiceAssignment assignment : plan.services()) {
            HostedService now = before.get(assignment.id());
            boolean same = now != null && now.assignment().equals(assignment);
            next.put(assignment.id(), same ? now : factory.create(assignment));
        }
        services.replace(next);
        next.values().stream().filter(HostedService::ready).forEach(HostedService::refreshMiner);
        parts.models().retain(next.keySet());
        Set<ServiceName> gone = new HashSet<>(before.keySet());
        gone.removeAll(next.keySet());
        gone.forEach(this::forget);
    }

    private static void check(ServiceAssignment assignment) {
        String miner = assignment.hardExampleMining().name();
        try {
            Set<String> unknown = Miners.unknownParameters(
                    miner, assignment.hardExampleMining().parameters());
            if (!unknown.isEmpty()) {
                LOG.warnf("%s: the miner %s has no parameter %s; it is ignored", assignment.id(), miner, unknown);
            }
        } catch (InvalidMinerException e) {
            throw new InvalidPlanException(assignment.id() + ": " + e.getMessage(), e);
        }
    }

    private void forget(ServiceName name) {
        EdgeLink link = parts.link();
        if (link != null) {
            link.unfollow(name);
        }
        parts.heartbeats().forget(name);
        parts.observer().forget(name);
    }
}
