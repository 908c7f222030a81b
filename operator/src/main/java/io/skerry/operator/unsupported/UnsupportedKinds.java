package io.skerry.operator.unsupported;

import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.skerry.api.featureextraction.FeatureExtractionService;
import io.skerry.api.federated.FederatedLearningJob;
import io.skerry.api.incremental.IncrementalLearningJob;
import io.skerry.api.lifelong.LifelongLearningJob;
import io.skerry.api.lifelong.LifelongLearningJobStatus;
import io.skerry.api.objectsearch.ObjectSearchService;
import io.skerry.api.objecttracking.ObjectTrackingService;
import io.skerry.api.reid.ReidJob;
import io.skerry.api.resource.JobStatus;
import io.skerry.api.resource.ServiceStatus;
import io.skerry.api.training.StagesStatus;
import io.skerry.api.videoanalytics.VideoAnalyticsJob;
import io.skerry.operator.status.StatusWriters;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The kinds without a controller. */
final class UnsupportedKinds {

    private UnsupportedKinds() {}

    @Singleton
    @ControllerConfiguration(name = "incrementallearningjob")
    static class IncrementalLearning extends UnsupportedReconciler<IncrementalLearningJob, StagesStatus> {
        IncrementalLearning(Clock clock, StatusWriters writers) {
            super(StagesStatus.class, "Train", writers.of(IncrementalLearningJob::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "federatedlearningjob")
    static class FederatedLearning extends UnsupportedReconciler<FederatedLearningJob, JobStatus> {
        FederatedLearning(Clock clock, StatusWriters writers) {
            super(JobStatus.class, null, writers.of(FederatedLearningJob::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "lifelonglearningjob")
    static class LifelongLearning extends UnsupportedReconciler<LifelongLearningJob, LifelongLearningJobStatus> {
        LifelongLearning(Clock clock, StatusWriters writers) {
            super(LifelongLearningJobStatus.class, "Train", writers.of(LifelongLearningJob::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "featureextractionservice")
    static class FeatureExtraction extends UnsupportedReconciler<FeatureExtractionService, ServiceStatus> {
        FeatureExtraction(Clock clock, StatusWriters writers) {
            super(ServiceStatus.class, null, writers.of(FeatureExtractionService::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "objectsearchservice")
    static class ObjectSearch extends UnsupportedReconciler<ObjectSearchService, ServiceStatus> {
        ObjectSearch(Clock clock, StatusWriters writers) {
            super(ServiceStatus.class, null, writers.of(ObjectSearchService::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "objecttrackingservice")
    static class ObjectTracking extends UnsupportedReconciler<ObjectTrackingService, ServiceStatus> {
        ObjectTracking(Clock clock, StatusWriters writers) {
            super(ServiceStatus.class, null, writers.of(ObjectTrackingService::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "reidjob")
    static class Reid extends UnsupportedReconciler<ReidJob, JobStatus> {
        Reid(Clock clock, StatusWriters writers) {
            super(JobStatus.class, null, writers.of(ReidJob::new), clock);
        }
    }

    @Singleton
    @ControllerConfiguration(name = "videoanalyticsjob")
    static class VideoAnalytics extends UnsupportedReconciler<VideoAnalyticsJob, JobStatus> {
        VideoAnalytics(Clock clock, StatusWriters writers) {
            super(JobStatus.class, null, writers.of(VideoAnalyticsJob::new), clock);
        }
    }
}
