package io.skerry.api.jointinference;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;

/** A shallow model answers on the edge; what it is unsure of, a deep model in the cloud answers. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("ji")
@JsonClassDescription(
        "Inference on the edge with a shallow model; what it is unsure of, a deep model in the cloud answers.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(name = "Model", jsonPath = ".spec.edgeWorker.model.name")
@AdditionalPrinterColumn(name = "Node", jsonPath = ".status.nodes[*].name")
@AdditionalPrinterColumn(name = "Offloaded", jsonPath = ".status.metrics[?(@.key==\"uploadCloudRatio\")].value")
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Deep", jsonPath = ".spec.cloudWorker.model.name", priority = 1)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class JointInferenceService extends CustomResource<JointInferenceServiceSpec, JointInferenceServiceStatus>
        implements Namespaced {}
