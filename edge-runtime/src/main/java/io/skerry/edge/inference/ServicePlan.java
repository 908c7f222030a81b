package io.skerry.edge.inference;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.ServiceAssignment;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.Intake;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes a node's services what its plan says. */
public final class ServicePlan {

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
     * @throws InvalidPlanException if a miner does not exist, or cannot have its parameters; nothing has changed then
     */
    public synchronized void apply(NodePlan plan) {
        plan.services().forEach(assignment -> ServiceFactory.choice(assignment).check());
        Map<ServiceName, HostedService> before = services.byName();
        Map<ServiceName, HostedService> next = new HashMap<>();
        for (ServiceAssignment assignment : plan.services()) {
            HostedService now = before.get(assignment.id());
            boolean same = now != null && now.assignment().equals(assignment);
            next.put(assignment.id(), same ? now : factory.create(assignment));
        }
        services.replace(next);
        next.values().forEach(HostedService::modelChanged);
        parts.models().retain(next.keySet());
        forget(before, next);
    }

    private void forget(Map<ServiceName, HostedService> before, Map<ServiceName, HostedService> next) {
        for (ServiceName name : before.keySet()) {
            HostedService now = next.get(name);
            unfollow(name, now == null ? Set.of() : ServiceFactory.needs(now.assignment()));
            if (now == null) {
                parts.observer().forget(name);
            }
        }
    }

    private void unfollow(ServiceName name, Set<Intake> needed) {
        EdgeLink link = parts.link();
        for (Intake intake : Intake.values()) {
            if (link != null && !needed.contains(intake)) {
                link.unfollow(name, intake);
            }
        }
        if (!needed.contains(Intake.OFFLOAD)) {
            parts.heartbeats().forget(name);
        }
    }
}
