package io.skerry.operator.jointinference;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.api.jointinference.CloudWorker;
import io.skerry.api.jointinference.EdgeWorker;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.resource.HardExampleMining;
import io.skerry.operator.worker.Owner;
import io.skerry.operator.worker.StorageMount;
import io.skerry.operator.worker.Worker;
import io.skerry.operator.worker.WorkerObjects;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of workers that are built on Sedna's library, as Sedna makes them. */
final class SednaWorkers {

    /** What all objects of these workers are labelled with. */
    static final String LABEL = "jointinferenceservice.sedna.io/name";

    /** Where the deep model listens. */
    static final int BIG_MODEL_PORT = 5000;

    /** What workers are told of the local controller. */
    private static final String LOCAL_CONTROLLER = "http://localhost:9100";

    private final JointInferenceService service;
    private final Owner owner;

    SednaWorkers(JointInferenceService service) {
        this.service = service;
        this.owner = Owner.of(service);
    }

    Worker cloud() {
        return new Worker(owner, "Cloud");
    }

    Worker edge() {
        return new Worker(owner, "Edge");
    }

    /** The Deployment of the deep model. */
    Deployment cloudDeployment(StorageMount model) {
        CloudWorker worker = service.getSpec().cloudWorker();
        Map<String, String> environment = common(cloud(), "cloudworker-");
        environment.put("BIG_MODEL_BIND_PORT", Integer.toString(BIG_MODEL_PORT));
        return WorkerObjects.deployment(cloud(), worker.template(), environment, List.of(model));
    }

    /** The Service by which edges find the deep model. */
    Service cloudService() {
        return WorkerObjects.service(cloud(), BIG_MODEL_PORT);
    }

    /** The Deployment of the shallow model. */
    Deployment edgeDeployment(StorageMount model) {
        EdgeWorker worker = service.getSpec().edgeWorker();
        HardExampleMining mining = worker.hardExampleMining();
        Map<String, String> environment = common(edge(), "edgeworker-");
        environment.put("BIG_MODEL_IP", cloud().host());
        environment.put("BIG_MODEL_PORT", Integer.toString(BIG_MODEL_PORT));
        environment.put("HEM_NAME", mining.name());
        environment.put("HEM_PARAMETERS", MinerParameters.json(mining.parameters()));
        environment.put("LC_SERVER", LOCAL_CONTROLLER);
        return WorkerObjects.deployment(edge(), worker.template(), environment, List.of(model));
    }

    private Map<String, String> common(Worker worker, String prefix) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("NAMESPACE", owner.namespace());
        environment.put("SERVICE_NAME", owner.name());
        environment.put("WORKER_NAME", worker.workerName(prefix));
        return environment;
    }
}
