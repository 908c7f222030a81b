package io.skerry.api.dataset;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;

/** Samples that others refer to by name. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@JsonClassDescription("Samples that others refer to by name: an index file on a node or in an S3 store.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(
        name = "Samples",
        jsonPath = ".status.numberOfSamples",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Node", jsonPath = ".spec.nodeName")
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "URL", jsonPath = ".spec.url", priority = 1)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class Dataset extends CustomResource<DatasetSpec, DatasetStatus> implements Namespaced {}
