package io.skerry.api.lifelong;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;

/** Training over many tasks with a knowledge base. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("ll")
@JsonClassDescription("Training over many tasks with a knowledge base that grows with tasks never seen before.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(name = "Stage", jsonPath = Columns.STAGE)
@AdditionalPrinterColumn(name = "Dataset", jsonPath = ".spec.dataset.name")
@AdditionalPrinterColumn(
        name = "Models",
        jsonPath = ".status.knowledgeBase.AIModels.numberOfAIModels",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class LifelongLearningJob extends CustomResource<LifelongLearningJobSpec, LifelongLearningJobStatus>
        implements Namespaced {}
