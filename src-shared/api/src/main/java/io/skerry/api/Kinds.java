package io.skerry.api;

import io.fabric8.kubernetes.client.CustomResource;
import io.skerry.api.dataset.Dataset;
import io.skerry.api.featureextraction.FeatureExtractionService;
import io.skerry.api.federated.FederatedLearningJob;
import io.skerry.api.incremental.IncrementalLearningJob;
import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.lifelong.LifelongLearningJob;
import io.skerry.api.model.Model;
import io.skerry.api.objectsearch.ObjectSearchService;
import io.skerry.api.objecttracking.ObjectTrackingService;
import io.skerry.api.reid.ReidJob;
import io.skerry.api.videoanalytics.VideoAnalyticsJob;
import java.util.List;

/** All kinds of {@code sedna.io/v1alpha1}. */
public final class Kinds {

    public static final List<Class<? extends CustomResource<?, ?>>> ALL = List.of(
            Dataset.class,
            Model.class,
            JointInferenceService.class,
            IncrementalLearningJob.class,
            FederatedLearningJob.class,
            LifelongLearningJob.class,
            FeatureExtractionService.class,
            ObjectSearchService.class,
            ObjectTrackingService.class,
            ReidJob.class,
            VideoAnalyticsJob.class);

    private Kinds() {}
}
