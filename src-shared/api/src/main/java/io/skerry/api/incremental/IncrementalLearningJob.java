package io.skerry.api.incremental;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;
import io.skerry.api.training.StagesStatus;

/** A model that is trained again with new samples, evaluated, and deployed when it is better. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("il")
@JsonClassDescription("A model that is trained again with new samples, evaluated, and deployed when it is better.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(name = "Stage", jsonPath = Columns.STAGE)
@AdditionalPrinterColumn(name = "Dataset", jsonPath = ".spec.dataset.name")
@AdditionalPrinterColumn(name = "Model", jsonPath = ".spec.deploySpec.model.name")
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class IncrementalLearningJob extends CustomResource<IncrementalLearningJobSpec, StagesStatus>
        implements Namespaced {}
