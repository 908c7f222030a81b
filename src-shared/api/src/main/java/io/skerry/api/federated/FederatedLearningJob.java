package io.skerry.api.federated;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;
import io.skerry.api.resource.JobStatus;

/** Training on several nodes whose samples stay where they are. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("fl")
@JsonClassDescription("Training on several nodes whose samples stay where they are; only parameters are aggregated.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "Model", jsonPath = ".spec.aggregationWorker.model.name")
@AdditionalPrinterColumn(name = "Active", jsonPath = ".status.active", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class FederatedLearningJob extends CustomResource<FederatedLearningJobSpec, JobStatus>
        implements Namespaced {}
