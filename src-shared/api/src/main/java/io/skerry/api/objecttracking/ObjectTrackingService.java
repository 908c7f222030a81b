package io.skerry.api.objecttracking;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.skerry.api.resource.ApiGroup;
import io.skerry.api.resource.Columns;
import io.skerry.api.resource.ServiceStatus;

/** Objects followed across cameras. */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("objt")
@JsonClassDescription("Objects followed across cameras: trackers and recognisers.")
@AdditionalPrinterColumn(name = "Ready", jsonPath = Columns.READY)
@AdditionalPrinterColumn(name = "Reason", jsonPath = Columns.REASON)
@AdditionalPrinterColumn(name = "Active", jsonPath = ".status.active", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Failed", jsonPath = ".status.failed", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Age", jsonPath = Columns.AGE, type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "Message", jsonPath = Columns.MESSAGE, priority = 1)
public final class ObjectTrackingService extends CustomResource<ObjectTrackingServiceSpec, ServiceStatus>
        implements Namespaced {}
